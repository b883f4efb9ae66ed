import { TestBed } from '@angular/core/testing';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import { Desk } from '../../shared/testing/desk';
import { bulkActions } from './bulk.actions';
import { actingOnMany } from './bulk.effects';
import { BulkResult } from './bulk-result';
import { bulkFeature } from './bulk.state';

const chosen = [
  { id: 'referral-1', version: 1, name: 'Okafor, Grace' },
  { id: 'referral-2', version: 4, name: 'Petrova, Elena' },
];

describe('What came of an act on many', () => {
  it('says how many were done, of each other one why not, and takes back those that were', async () => {
    const desk = new Desk({
      roles: ['physician'],
      now: '2026-09-08T09:00:00.000Z',
      cases: [],
      providers: [provideState(bulkFeature), provideEffects({ actingOnMany })],
    });
    const fixture = TestBed.createComponent(BulkResult);
    const change = {
      seq: 1,
      entity: 'referral',
      id: 'referral-1',
      version: 2,
      byName: '',
      at: '',
      body: null,
    };
    desk.answering = () => ({
      status: 200,
      body: {
        changes: [change],
        done: ['referral-1'],
        refused: [
          {
            referralId: 'referral-2',
            refusals: [{ code: 'decision-not-open', decision: 'declined', present: 'declined' }],
          },
        ],
      },
    });
    const what = { act: 'decline', reason: 'Outside our scope' } as const;
    desk.store.dispatch(bulkActions.asked({ what, chosen }));
    await desk.answered();
    fixture.detectChanges();
    const host = fixture.nativeElement as HTMLElement;
    expect(host.textContent).toContain('1 done, 1 not:');
    expect(host.textContent).toContain('Petrova, Elena: This referral is “');
    host.querySelector('button')?.click();
    await desk.answered();
    expect(desk.asked.map(({ body }) => body)).toEqual([
      {
        referrals: [
          { id: 'referral-1', version: 1 },
          { id: 'referral-2', version: 4 },
        ],
        what,
      },
      { referrals: [{ id: 'referral-1', version: 2 }], what: { act: 'undo' } },
    ]);
  });
});
