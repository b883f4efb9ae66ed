import { TestBed } from '@angular/core/testing';
import { provideStore } from '@ngrx/store';
import { clinicReducers } from '../../state/provide-state';
import { Notices } from './notices';

const realTimeout = globalThis.setTimeout.bind(globalThis);

/** The sentences are fetched when the first failure is to be said. */
async function wordsFetched(): Promise<void> {
  await Promise.all([
    import('../refusal-messages/failure-words'),
    import('../../state/names.state'),
  ]);
  await new Promise((resolve) => realTimeout(resolve));
}

describe('Notices', () => {
  let notices: Notices;
  const sentences = (): readonly string[] => notices.shown().flatMap((notice) => notice.sentences);

  beforeEach(() => {
    jasmine.clock().install();
    TestBed.configureTestingModule({ providers: [provideStore(clinicReducers)] });
    notices = TestBed.inject(Notices);
  });

  afterEach(() => {
    jasmine.clock().uninstall();
  });

  it('go by themselves, later where something can be undone', () => {
    notices.done('Accepted.');
    notices.done('Moved.', { undo: () => undefined });
    jasmine.clock().tick(5_000);
    expect(sentences()).toEqual(['Moved.']);
    jasmine.clock().tick(5_000);
    expect(sentences()).toEqual([]);
  });

  it('undo once, and go with it', () => {
    let undone = 0;
    notices.done('Moved.', { undo: () => (undone += 1) });
    const [notice] = notices.shown();
    if (notice !== undefined) notices.undo(notice);
    expect(undone).toBe(1);
    expect(notices.shown()).toEqual([]);
  });

  it('stay when something was refused, until dismissed', async () => {
    notices.failed({ kind: 'refused', refusals: [{ code: 'reason-missing' }] });
    await wordsFetched();
    jasmine.clock().tick(600_000);
    expect(sentences()[0]).toContain('A reason is needed');
    notices.dismiss(notices.shown()[0]?.id ?? 0);
    expect(notices.shown()).toEqual([]);
  });

  it('leave signing in again to the frame', async () => {
    notices.failed({ kind: 'signed-out' });
    await wordsFetched();
    expect(notices.shown()).toEqual([]);
  });

  it('never pile up', () => {
    for (const sentence of ['1', '2', '3', '4', '5']) notices.tell(sentence);
    expect(sentences()).toEqual(['3', '4', '5']);
  });
});
