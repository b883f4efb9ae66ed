import { FakeBrowser } from '../testing/fake-browser';
import { referralChange } from '../testing/changes';
import { SILENCE_MS, openLiveStream, type LiveStream } from './live-stream';

describe('A live stream', () => {
  let browser: FakeBrowser;
  let told: string[];
  let seq: number;
  let stream: LiveStream;

  beforeEach(() => {
    browser = new FakeBrowser();
    told = [];
    seq = 10;
    stream = openLiveStream(browser.ports, {
      from: () => seq,
      opened: () => told.push('opened'),
      heard: () => undefined,
      changed: (change) => {
        seq = change.seq;
        told.push(`change ${change.seq}`);
      },
      lost: () => told.push('lost'),
      tooFarBack: () => told.push('too far back'),
      refused: () => told.push('refused'),
    });
  });

  it('begins after what the tab has', () => {
    expect(browser.stream.url).toBe('/api/live?from=10');
  });

  it('goes on after the last change when the line was lost', () => {
    browser.stream.emit('open');
    browser.stream.emit('change', referralChange(11));
    browser.stream.emit('error');
    expect(told).toEqual(['opened', 'change 11', 'lost']);
    browser.pass(500);
    expect(browser.stream.url).toBe('/api/live?from=11');
    expect(browser.open.length).toBe(1);
  });

  it('waits longer after each failure, up to five seconds', () => {
    const opened: number[] = [];
    for (let failure = 0; failure < 7; failure += 1) {
      browser.stream.emit('error');
      const before = browser.time;
      while (browser.open.length === 0) browser.pass(100);
      opened.push(browser.time - before);
    }
    expect(opened).toEqual([500, 1000, 2000, 4000, 5000, 5000, 5000]);
  });

  it('takes a long silence for a lost line', () => {
    browser.stream.emit('open');
    browser.pass(SILENCE_MS - 1);
    browser.stream.emit('ping');
    browser.pass(SILENCE_MS - 1);
    expect(told).toEqual(['opened']);
    browser.pass(1);
    expect(told).toEqual(['opened', 'lost']);
  });

  it('hurries when somebody looks and the wait is over, not before', () => {
    browser.stream.emit('error');
    stream.hurry();
    expect(browser.streams.length).toBe(1);
    // A hidden tab: the clock went on, its timers did not.
    browser.time += 60_000;
    stream.hurry();
    expect(browser.streams.length).toBe(2);
  });

  it('says when the server refuses to stream at all', () => {
    browser.stream.readyState = 2;
    browser.stream.emit('error');
    expect(told).toEqual(['lost', 'refused']);
  });

  it('stops when the server no longer keeps what was missed', () => {
    browser.stream.emit('open');
    browser.stream.emit('too-far-back');
    browser.pass(120_000);
    expect(told).toEqual(['opened', 'too far back']);
    expect(browser.streams.length).toBe(1);
    expect(browser.open).toEqual([]);
  });

  it('is silent once closed', () => {
    const first = browser.stream;
    stream.close();
    first.emit('change', referralChange(11));
    browser.pass(120_000);
    expect(told).toEqual([]);
    expect(browser.streams.length).toBe(1);
  });
});
