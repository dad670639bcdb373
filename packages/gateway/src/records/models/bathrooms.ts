/** The contract's three fields for a number of bathrooms, of which `2.5` means two and a half one. */
export function bathroomParts(bathrooms: number | null): {
  bathrooms: string | null;
  bathrooms_full: number | null;
  bathrooms_half: number | null;
} {
  if (bathrooms === null) return { bathrooms: null, bathrooms_full: null, bathrooms_half: null };
  const full = Math.floor(bathrooms);
  return { bathrooms: String(bathrooms), bathrooms_full: full, bathrooms_half: bathrooms > full ? 1 : 0 };
}
