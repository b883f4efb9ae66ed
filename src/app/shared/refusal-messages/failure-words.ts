import type { ApiFailure } from '../api-failure';
import type { Names } from './names';
import { refusalSentences } from './refusal-sentences';

/** Any failure as sentences a reader can act on. */
export function failureSentences(failure: ApiFailure, names: Names): string[] {
  switch (failure.kind) {
    case 'refused':
      return refusalSentences(failure.refusals, names);
    case 'invalid':
      return failure.faults.map(({ place, problem }) =>
        place === '' ? problem : $localize`${place}:place:: ${problem}:problem:`,
      );
    case 'signed-out':
      return [$localize`You have been signed out. Sign in again; what you typed is still here.`];
    case 'offline':
      return [
        $localize`The clinic’s server cannot be reached. Nothing was saved. Check the network and try again.`,
      ];
    case 'broken':
      return [
        failure.requestId === null
          ? $localize`Something broke on the server. Nothing was saved. Try again; if it happens again, tell whoever runs the server.`
          : $localize`Something broke on the server. Nothing was saved. Try again; if it happens again, tell whoever runs the server this number: ${failure.requestId}:requestId:.`,
      ];
  }
}
