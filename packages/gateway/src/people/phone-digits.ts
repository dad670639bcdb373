/** What of a phone number is compared, its last ten digits: RPX may add or drop the country code and every separator. */
export const phoneDigits = (phone: string): string => phone.replace(/\D/g, "").slice(-10);
