import { ComponentHarness } from '@angular/cdk/testing';

/** A form of the plan of sessions as an administrator uses it. */
class PlanFormHarness extends ComponentHarness {
  async fill(name: string, text: string): Promise<void> {
    const field = await this.locatorFor(`[name="${name}"]`)();
    await field.setInputValue(text);
    await field.dispatchEvent('input');
    await field.dispatchEvent('change');
  }

  async typed(name: string): Promise<string> {
    const field = await this.locatorFor(`[name="${name}"]`)();
    return field.getProperty<string>('value');
  }

  async press(words: string): Promise<void> {
    for (const button of await this.locatorForAll('button')())
      if ((await button.text()) === words) return button.click();
    throw new Error(`No button says “${words}”`);
  }

  /** What the preview says, one line for each booking, without the reasons. */
  async stranded(): Promise<string[]> {
    const lines = await this.locatorForAll('g-stranded-list a')();
    return Promise.all(lines.map((line) => line.text()));
  }

  async reasons(): Promise<string[]> {
    const lines = await this.locatorForAll('g-stranded-list .g-meta')();
    return Promise.all(lines.map((line) => line.text()));
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }
}

export class ClinicFormHarness extends PlanFormHarness {
  static readonly hostSelector = 'g-clinic-form';
}

export class ResourceFormHarness extends PlanFormHarness {
  static readonly hostSelector = 'g-resource-form';
}

export class ClosureFormHarness extends PlanFormHarness {
  static readonly hostSelector = 'g-closure-form';
}

export class TemplateDetailHarness extends PlanFormHarness {
  static readonly hostSelector = 'g-template-detail';

  async dates(): Promise<string[]> {
    const lines = await this.locatorForAll('.dates li')();
    return Promise.all(lines.map((line) => line.text()));
  }
}

export class SessionsPageHarness extends PlanFormHarness {
  static readonly hostSelector = 'g-sessions-page';

  async plan(): Promise<string[]> {
    const lines = await this.locatorForAll('.plan li')();
    return Promise.all(lines.map((line) => line.text()));
  }
}
