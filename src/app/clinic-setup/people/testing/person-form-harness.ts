import { ComponentHarness } from '@angular/cdk/testing';

/** The form of one person as an administrator uses it. */
export class PersonFormHarness extends ComponentHarness {
  static readonly hostSelector = 'g-person-form';

  async roles(): Promise<string[]> {
    const ticked = await this.locatorForAll('input[name="roles"]:checked')();
    return Promise.all(ticked.map((box) => box.getProperty<string>('value')));
  }

  async tick(role: string): Promise<void> {
    await (await this.locatorFor(`input[name="roles"][value="${role}"]`)()).click();
  }

  async type(name: string, text: string): Promise<void> {
    const field = await this.locatorFor(`[name="${name}"]`)();
    await field.setInputValue(text);
  }

  async value(name: string): Promise<string> {
    return (await this.locatorFor(`[name="${name}"]`)()).getProperty('value');
  }
}
