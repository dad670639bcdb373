/**
 * The numbers of a measure's rounds, from 0, the first of which warms up (or more, where the measure says so): as many
 * more as given, or fewer where those take longer than `seconds`, but at least one.
 */
export function* rounds(more: number, seconds = Infinity): Generator<number> {
  const endsAt = performance.now() + seconds * 1000;
  for (let round = 0; round <= more && (round < 2 || performance.now() < endsAt); round++) yield round;
}
