import { referralChange } from '../testing/changes';
import { FakeBrowser } from '../testing/fake-browser';
import type { Connection } from './connection';
import { joinFeed, type FeedEvent, type TabFeed } from './tab-feed';

/** A tab with what it was told. */
interface Tab {
  readonly feed: TabFeed;
  readonly events: FeedEvent[];
  seqs(): number[];
  connection(): Connection | undefined;
  count(kind: FeedEvent['kind']): number;
}

describe('Tabs of one browser', () => {
  let browser: FakeBrowser;
  const clock = (): string => new Date(browser.time).toISOString();

  const openTab = (seq: number | null = 10): Tab => {
    const events: FeedEvent[] = [];
    const feed = joinFeed(browser.ports, 'clinic-1', clock, (event) => events.push(event));
    if (seq !== null) feed.snapshotTaken(seq);
    return {
      feed,
      events,
      seqs: () =>
        events.flatMap((event) =>
          event.kind === 'changes' ? event.changes.map((change) => change.seq) : [],
        ),
      connection: () =>
        events.flatMap((event) => (event.kind === 'connection' ? [event.connection] : [])).at(-1),
      count: (kind) => events.filter((event) => event.kind === kind).length,
    };
  };

  beforeEach(() => {
    browser = new FakeBrowser();
  });

  it('share one stream, ten of them', () => {
    const tabs = Array.from({ length: 10 }, () => openTab());
    browser.stream.emit('open');
    browser.stream.emit('change', referralChange(11));
    browser.stream.emit('change', referralChange(12));
    expect(browser.streams.length).toBe(1);
    for (const tab of tabs) {
      expect(tab.seqs()).toEqual([11, 12]);
      expect(tab.connection()).toEqual({ kind: 'live' });
    }
  });

  it('tell a tab that comes later how the connection is', () => {
    openTab();
    browser.stream.emit('open');
    expect(openTab().connection()).toEqual({ kind: 'live' });
  });

  it('hand the stream on when the leading one closes, with nothing missed', () => {
    const first = openTab();
    const second = openTab();
    browser.stream.emit('open');
    browser.stream.emit('change', referralChange(11));
    first.feed.leave();
    expect(browser.streams.length).toBe(2);
    expect(browser.stream.url).toBe('/api/live?from=11');
    browser.stream.emit('open');
    browser.stream.emit('change', referralChange(12));
    expect(second.seqs()).toEqual([11, 12]);
    expect(first.seqs()).toEqual([11]);
    expect(browser.open.length).toBe(1);
  });

  it('hold changes back until their snapshot is there', () => {
    openTab();
    browser.stream.emit('open');
    const late = openTab(null);
    browser.stream.emit('change', referralChange(11));
    browser.stream.emit('change', referralChange(12));
    expect(late.seqs()).toEqual([]);
    late.feed.snapshotTaken(11);
    expect(late.seqs()).toEqual([12]);
  });

  it('wait for their own snapshot before they open a stream', () => {
    const tab = openTab(null);
    expect(browser.streams.length).toBe(0);
    tab.feed.snapshotTaken(10);
    expect(browser.stream.url).toBe('/api/live?from=10');
  });

  it('ask for a new snapshot when one finds that it missed something', () => {
    openTab(12);
    const behind = openTab(10);
    expect(behind.count('gap')).toBe(1);
    browser.stream.emit('open');
    browser.stream.emit('change', referralChange(13));
    behind.feed.snapshotTaken(12);
    expect(behind.seqs()).toEqual([13]);
    expect(behind.count('gap')).toBe(1);
  });

  it('all begin anew when the server no longer keeps what was missed', () => {
    const first = openTab();
    const second = openTab();
    browser.stream.emit('open');
    browser.stream.emit('too-far-back');
    expect(first.count('gap')).toBe(1);
    first.feed.snapshotTaken(90);
    expect(browser.stream.url).toBe('/api/live?from=90');
    browser.stream.emit('open');
    expect(second.count('gap')).toBe(1);
    second.feed.snapshotTaken(91);
    browser.stream.emit('change', referralChange(91));
    browser.stream.emit('change', referralChange(92));
    expect(first.seqs()).toEqual([91, 92]);
    expect(second.seqs()).toEqual([92]);
  });

  it('say Reconnecting at once and Offline after twenty seconds, in every tab', () => {
    const tabs = [openTab(), openTab()];
    browser.stream.emit('open');
    browser.pass(5_000);
    browser.stream.emit('ping');
    const lastNews = clock();
    browser.stream.emit('error');
    for (const tab of tabs) expect(tab.connection()).toEqual({ kind: 'reconnecting' });
    browser.pass(20_000);
    for (const tab of tabs)
      expect(tab.connection()).toEqual({ kind: 'offline', showing: lastNews });
    browser.pass(10_000);
    browser.stream.emit('open');
    for (const tab of tabs) expect(tab.connection()).toEqual({ kind: 'live' });
    browser.pass(30_000);
    for (const tab of tabs) expect(tab.connection()).toEqual({ kind: 'live' });
  });

  it('make a hidden leading tab try again while another is looked at', () => {
    openTab();
    const seen = openTab();
    browser.stream.emit('open');
    browser.stream.emit('error');
    browser.time += 60_000;
    seen.feed.look();
    expect(browser.streams.length).toBe(2);
  });

  it('learn at once that somebody signed out', () => {
    const first = openTab();
    const second = openTab();
    first.feed.tellSignedOut();
    expect(second.count('signed-out')).toBe(1);
  });

  it('report that the server refused', () => {
    const tab = openTab();
    browser.stream.readyState = 2;
    browser.stream.emit('error');
    expect(tab.count('refused')).toBe(1);
  });

  it('leave nothing behind', () => {
    const tab = openTab();
    browser.stream.emit('open');
    const before = tab.events.length;
    tab.feed.leave();
    browser.pass(120_000);
    expect(tab.events.length).toBe(before);
    expect(browser.open).toEqual([]);
  });
});
