/** Why referrals are returned, for choosing and completing. Source: clinical.md A, "Return reasons". */
export function returnReasons(): readonly string[] {
  return [
    $localize`Information is missing: `,
    $localize`Which side is to be treated?`,
    $localize`Antithrombotic plan is missing`,
    $localize`Authorisation is missing`,
    $localize`Investigations are pending`,
    $localize`Other treatment is pending`,
    $localize`Recent episode in a pain clinic`,
    $localize`Outside our scope or age range`,
    $localize`Patient does not wish to attend`,
    $localize`Mental health or addiction needs care first`,
  ];
}
