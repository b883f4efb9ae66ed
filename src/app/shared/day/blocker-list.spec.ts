import type { Refusal } from '#domain/refusal';
import type { Role } from '#domain/people/roles';
import { aStamp } from '#domain/testing/builders';
import { aDay, at } from '#domain/testing/day-builders';
import { TestBed } from '@angular/core/testing';
import { Desk } from '../testing/desk';
import { BlockerList } from './blocker-list';

const open = (linkId: string): Refusal => ({
  code: 'item-unanswered',
  kind: 'discharge',
  linkId,
  text: linkId,
});
const ESCORT: Refusal = {
  code: 'item-forbids-home',
  kind: 'discharge',
  linkId: 'escort-here',
  text: 'Escort is here',
  hard: false,
};
const LEGS: Refusal = { ...ESCORT, linkId: 'legs-back', text: 'Legs are back', hard: true };

describe('The list of what is in the way', () => {
  async function shown(
    blockers: readonly Refusal[],
    { roles = ['nurse'] as Role[], overruled = false, here = null as 'discharge' | null } = {},
  ): Promise<HTMLElement> {
    const base = aDay();
    const overrules = [
      { ...aStamp(), blocker: 'item-forbids-home:escort-here', reason: 'Taxi with a nurse' },
    ];
    const day = overruled ? { ...base, visit: { ...base.visit, overrules } } : base;
    new Desk({ roles, now: at('10:30'), cases: [day] });
    const fixture = TestBed.createComponent(BlockerList);
    fixture.componentRef.setInput('day', day);
    fixture.componentRef.setInput('blockers', blockers);
    fixture.componentRef.setInput('here', here);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }
  const lines = (root: HTMLElement, list: string): string[] =>
    [...root.querySelectorAll(`.${list} .said`)].map((line) => line.textContent.trim());
  const link = (root: HTMLElement): string | null | undefined =>
    root.querySelector('a')?.getAttribute('href');

  it('keeps hard and soft apart, each with a jump to its item', async () => {
    const root = await shown([LEGS, ESCORT]);
    expect(lines(root, 'hard').length).toBe(1);
    expect(lines(root, 'soft').length).toBe(1);
    expect(link(root)).toBe('/checklists/booking-1/discharge#legs-back');
  });

  it('offers the overrule of a soft one to a physician alone', async () => {
    expect((await shown([LEGS, ESCORT])).querySelector('button')).toBeNull();
    TestBed.resetTestingModule();
    const root = await shown([LEGS, ESCORT], { roles: ['physician'] });
    expect(root.querySelectorAll('button').length).toBe(1);
    expect(root.querySelector('.soft button')?.textContent.trim()).toBe('Overrule');
  });

  it('shows what was let pass, by whom and why', async () => {
    const root = await shown([ESCORT], { overruled: true });
    expect(lines(root, 'soft')).toEqual([]);
    expect(lines(root, 'passed')[0]).toContain('Maya Lindqvist');
    expect(lines(root, 'passed')[0]).toContain('Taxi with a nurse');
  });

  it('says many open items of one checklist in one line, few one by one', async () => {
    const many = await shown(['a', 'b', 'c', 'd'].map(open));
    expect(lines(many, 'hard')).toEqual(['Discharge checklist is not finished: 4 items are open.']);
    expect(link(many)).toBe('/checklists/booking-1/discharge#a');
    TestBed.resetTestingModule();
    expect(lines(await shown(['a', 'b'].map(open)), 'hard').length).toBe(2);
  });

  it('leads nobody to the page they are on', async () => {
    const begun: Refusal = { code: 'item-unanswered', kind: 'discharge', linkId: '', text: '' };
    expect(link(await shown([begun], { here: 'discharge' }))).toBeUndefined();
  });
});
