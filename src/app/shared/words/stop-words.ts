import type { HomeStop, HomeStopKind } from '#domain/discharge/home-stops';

/** A stop beyond any score, in the words of the bedside. */
export function stopWord(stop: HomeStopKind): string {
  switch (stop) {
    case 'legs':
      return $localize`Leg strength and sensation`;
    case 'stand':
      return $localize`Stands steady`;
    case 'orthostatic':
      return $localize`Pressure lying and standing`;
    case 'walk':
      return $localize`Walks as before`;
    case 'site':
      return $localize`Site dry, no new back pain`;
    case 'groin':
      return $localize`Groin and thigh`;
  }
}

export function standingWord(standing: HomeStop['standing']): string {
  switch (standing) {
    case 'clear':
      return $localize`clear`;
    case 'holds':
      return $localize`holds the patient`;
    case 'open':
      return $localize`not checked yet`;
  }
}
