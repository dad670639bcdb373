/** Phone types as RPX writes them (wire.md §3.1). */
export type RpxPhoneType = "Fax" | "Home" | "Mobile" | "Other" | "Work";

export type RpxPhone = { readonly number: string; readonly type: RpxPhoneType | null };

/**
 * A guest card as it is sent with `insertprospect`. Every id is RPX's own; null means that the element is
 * left out, because RPX fails to read an empty date or number (wire.md §3.1).
 */
export type GuestCardInput = {
  readonly firstName: string;
  readonly middleName: string | null;
  readonly lastName: string;
  readonly email: string | null;
  readonly relationshipId: string;
  /** `YYYY-MM-DD` */
  readonly dateOfBirth: string | null;
  readonly address: {
    readonly line1: string | null;
    readonly line2: string | null;
    readonly city: string | null;
    readonly state: string | null;
    readonly zip: string | null;
    readonly country: string | null;
  };
  readonly phones: readonly RpxPhone[];
  /** Null is sent as `0`, RPX's agent "House". */
  readonly leasingAgentId: string | null;
  readonly primaryLeadSource: string | null;
  /** `R0000001` shape; null: the element is left out. */
  readonly contactType: string | null;
  /** Property-local, `YYYY-MM-DDTHH:mm:ss`. */
  readonly dateContact: string;
  readonly comment: string | null;
  readonly preferences: {
    /** `YYYY-MM-DD` */
    readonly dateNeeded: string | null;
    readonly leaseTermMonths: number | null;
    readonly floorPlanId: string | null;
    /** Whole dollars. */
    readonly desiredRent: number | null;
    readonly occupants: number | null;
  };
};

/**
 * A change of a guest card, sent with `updateprospect`; null leaves what RPX holds. The names are always sent, as
 * every known client does (wire.md §4.1).
 */
export type GuestCardChange = Omit<GuestCardInput, "relationshipId" | "contactType" | "dateContact"> & {
  readonly guestCardId: string;
  /** The head of the household; null: RPX takes the first person for it ([I]). */
  readonly customerId: string | null;
  readonly relationshipId: string | null;
};

/** What RPX says of a guest card it took (wire.md §3.2). */
export type InsertedGuestCard = {
  /** `NewID` if present and not 0, else `ID`; null where the reply names none. */
  readonly guestCardId: string | null;
  /** True where RPX answered DUPLICATE or EXISTING: the card was there before. */
  readonly alreadyExisted: boolean;
  readonly customerIds: readonly string[];
};

/** A guest card as `prospectsearch` shows it (wire.md §4.2). Absent and empty values are null. */
export type FoundGuestCard = {
  readonly guestCardId: string;
  /** Property-local, `YYYY-MM-DDTHH:mm:ss`; null where RPX gives none or its null sentinel. */
  readonly createDate: string | null;
  readonly primaryLeadSource: string | null;
  readonly leasingAgentId: string | null;
  readonly moveInReason: string | null;
  readonly petWeightRange: string | null;
  readonly preferences: {
    readonly occupants: number | null;
    readonly leaseTermMonths: number | null;
    readonly priceRangeId: string | null;
    readonly floorPlanId: string | null;
    /** `YYYY-MM-DD` */
    readonly dateNeeded: string | null;
  };
  /** The first is the head of the household. */
  readonly prospects: readonly FoundProspect[];
};

export type FoundProspect = {
  readonly customerId: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly prefCommunicationType: string | null;
  readonly phones: readonly string[];
};
