import { TestBed } from '@angular/core/testing';
import { Shortcuts, type Shortcut } from './shortcuts';

describe('Shortcuts', () => {
  let keys: Shortcuts;
  let ran: string[];

  const press = (key: string, init: KeyboardEventInit = {}): KeyboardEvent => {
    const event = new KeyboardEvent('keydown', { key, cancelable: true, ...init });
    keys.pressed(event);
    return event;
  };
  const key = (name: string, over: Partial<Shortcut> = {}): Shortcut => ({
    keys: name,
    label: name,
    run: () => ran.push(name),
    ...over,
  });

  beforeEach(() => {
    keys = TestBed.inject(Shortcuts);
    ran = [];
  });

  it('run, and take the key from the page', () => {
    keys.add({ name: 'Queue', shortcuts: [key('j')] });
    expect(press('j').defaultPrevented).toBeTrue();
    expect(press('x').defaultPrevented).toBeFalse();
    expect(ran).toEqual(['j']);
  });

  it('of the newest page go before those of the frame', () => {
    keys.add({ name: 'Everywhere', shortcuts: [key('a', { run: () => ran.push('frame') })] });
    const giveBack = keys.add({
      name: 'Page',
      shortcuts: [key('a', { run: () => ran.push('page') })],
    });
    press('a');
    giveBack();
    press('a');
    expect(ran).toEqual(['page', 'frame']);
  });

  it('rest while their condition does not hold', () => {
    let allowed = false;
    keys.add({ name: 'Page', shortcuts: [key('a', { when: () => allowed })] });
    press('a');
    allowed = true;
    press('a');
    expect(ran).toEqual(['a']);
  });

  it('may be two keys after one another', () => {
    keys.add({ name: 'Go to', shortcuts: [key('g q'), key('q')] });
    press('q');
    press('g');
    press('q');
    expect(ran).toEqual(['q', 'g q']);
  });

  it('leave Enter and Space to the button or link in focus', () => {
    keys.add({ name: 'Page', shortcuts: [key('Enter'), key('j')] });
    const button = document.createElement('button');
    const pressOn = (name: string): void => {
      const event = new KeyboardEvent('keydown', { key: name, cancelable: true });
      Object.defineProperty(event, 'target', { value: button });
      keys.pressed(event);
    };
    pressOn('Enter');
    pressOn('j');
    press('Enter');
    expect(ran).toEqual(['j', 'Enter']);
  });

  it('walk while a key is held, and answer once', () => {
    keys.add({ name: 'Page', shortcuts: [key('y'), key('j')] });
    press('y');
    press('y', { repeat: true });
    press('j');
    press('j', { repeat: true });
    expect(ran).toEqual(['y', 'j', 'j']);
  });

  it('leave the page alone once the app is gone', () => {
    keys.add({ name: 'Page', shortcuts: [key('j')] });
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'j' }));
    TestBed.resetTestingModule();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'j' }));
    expect(ran).toEqual(['j']);
  });
});
