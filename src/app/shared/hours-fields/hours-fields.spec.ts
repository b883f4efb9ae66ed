import type { OpeningHours } from '#domain/clinic/clinic';
import { Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { HoursFields, hoursOf } from './hours-fields';

const HOURS: OpeningHours = { 1: { start: 480, end: 1080 }, 3: { start: 510, end: 750 } };

@Component({
  selector: 'g-hours-form',
  imports: [HoursFields],
  template: `<form><g-hours-fields [hours]="hours" label="Opening hours" /></form>`,
})
class HoursForm {
  protected readonly hours = HOURS;
}

describe('The fields for hours', () => {
  let fixture: ComponentFixture<HoursForm>;
  let form: HTMLFormElement;
  const field = (name: string): HTMLInputElement =>
    form.elements.namedItem(name) as HTMLInputElement;

  beforeEach(() => {
    fixture = TestBed.createComponent(HoursForm);
    fixture.detectChanges();
    form = (fixture.nativeElement as HTMLElement).querySelector('form') as HTMLFormElement;
  });

  it('give back what they were given', () => {
    expect(hoursOf(new FormData(form))).toEqual(HOURS);
  });

  it('open and close days', async () => {
    field('open-1').click();
    field('open-6').click();
    await fixture.whenStable();
    expect(hoursOf(new FormData(form))).toEqual({
      3: { start: 510, end: 750 },
      6: { start: 480, end: 1080 },
    });
  });

  it('do not accept what is no time', () => {
    field('from-1').value = '25:00';
    expect(form.checkValidity()).toBeFalse();
    field('from-1').value = '7:30';
    expect(form.checkValidity()).toBeTrue();
    expect(hoursOf(new FormData(form))[1]).toEqual({ start: 450, end: 1080 });
  });
});
