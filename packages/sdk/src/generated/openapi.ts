// Generated from openapi.json by `npm run sdk:generate`. Changes belong into the gateway's schemas.
/* oxlint-disable */
export interface paths {
  "/healthz": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The process lives */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              status: string;
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/readyz": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A lead can be taken */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              status: string;
            };
          };
        };
        /** @description Default Response */
        503: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              status: string;
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/console/session": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is signed in, or whose API key this is (beyond the contract) */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              account: {
                id: string;
                name: string;
              };
              api_key: {
                id: string;
                name: string;
                rights: ("read" | "write" | "admin")[];
              };
              /** @description To be sent as `X-CSRF-Token` with every request that is no GET; null: this request came with an API key. */
              csrf_token: string | null;
              /** @description When the session ends at the latest; null: this request came with an API key. */
              expires_at: string | null;
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    /** Sign in to the console with an API key; sets the session cookie (beyond the contract) */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": {
            /** @description An API key. */
            token: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              account: {
                id: string;
                name: string;
              };
              api_key: {
                id: string;
                name: string;
                rights: ("read" | "write" | "admin")[];
              };
              /** @description To be sent as `X-CSRF-Token` with every request that is no GET; null: this request came with an API key. */
              csrf_token: string | null;
              /** @description When the session ends at the latest; null: this request came with an API key. */
              expires_at: string | null;
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    /** Sign out of the console (beyond the contract) */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              success: boolean;
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/leads/realpage_rpx/": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Create Lead: RealPage Partner Exchange */
    post: {
      parameters: {
        query: {
          /** @description Leaves undeclared fields out instead of refusing them. */
          ignore_unknown_fields: boolean;
          /** @description Checks everything and resolves all ids, shows the SOAP that would be sent, and keeps and sends nothing. */
          dry_run: boolean;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": {
            integration_id: string;
            property_id: string;
            lead_relationship_id: string;
            first_name: string;
            last_name: string;
            middle_name?: string;
            /** @description A date-time (RFC 3339) or a plain date; the calendar date as written counts. */
            date_of_birth?: string;
            employee_id?: string;
            lead_source_id?: string;
            phone_1?: string;
            /** @enum {unknown} */
            phone_1_type?: "FAX" | "HOME" | "MOBILE" | "OTHER" | "WORK";
            phone_2?: string;
            /** @enum {unknown} */
            phone_2_type?: "FAX" | "HOME" | "MOBILE" | "OTHER" | "WORK";
            email_1?: string;
            address_1?: string;
            address_2?: string;
            city?: string;
            state?: string;
            zip?: string;
            country?: string;
            /** @description A date-time (RFC 3339) or a plain date; the calendar date as written counts. */
            target_move_in_date?: string;
            desired_lease_term_in_months?: number;
            desired_max_rent_in_cents?: number;
            number_of_occupants?: number;
            unit_id?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                /** @description The write's job; null in a dry run, which makes none. */
                job_id: string | null;
              };
              result: {
                integration_id: string | null;
                property_id: string | null;
                lead_relationship_id: string | null;
                first_name: string | null;
                last_name: string | null;
                middle_name: string | null;
                date_of_birth: string | null;
                employee_id: string | null;
                lead_source_id: string | null;
                phone_1: string | null;
                phone_1_type: string | null;
                phone_2: string | null;
                phone_2_type: string | null;
                email_1: string | null;
                address_1: string | null;
                address_2: string | null;
                city: string | null;
                state: string | null;
                zip: string | null;
                country: string | null;
                target_move_in_date: string | null;
                desired_lease_term_in_months: number | null;
                desired_max_rent_in_cents: number | null;
                number_of_occupants: number | null;
                unit_id: string | null;
              };
              /** @description Beyond the contract: only with `dry_run=true`. */
              dry_run?: {
                /** @description The RPX method. */
                method: string;
                url: string;
                /** @description The request as it would be sent now, keys and passwords masked. */
                soap: string;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/leads/": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List leads */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
          /** @description `meta.next_cursor` of the page before. It brings its order along; offset must be absent. */
          cursor?: string;
          x_id?: string;
          x_property_id?: string;
          location_id?: string;
          property_id?: string;
          integration_id?: string;
          integration_vendor?:
            | "REALPAGE_RPX"
            | "APPFOLIO"
            | "BUILDIUM"
            | "ELISEAI"
            | "ENTRATA"
            | "FUNNEL"
            | "KNOCK"
            | "MRI"
            | "PROPERTYWARE"
            | "PROPERTYWARE_REST"
            | "REALPAGE"
            | "RENTCAFE"
            | "RENTMANAGER"
            | "RENTVINE"
            | "RESMAN"
            | "SAMPLE1"
            | "SAMPLE2"
            | "SAMPLE3"
            | "YARDI"
            | "YARDI_REST";
          /** @description Beyond the contract: what changed at this time or later. */
          updated_after?: string;
          x_unit_id?: string;
          email_1?: string;
          email_2?: string;
          phone_1?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                created_at: string;
                updated_at: string;
                last_seen: string | null;
                x_id: string;
                x_property_id: string;
                x_created_at: string | null;
                x_guestcard_id: string | null;
                x_leasing_agent_id: string | null;
                x_unit_id: string | null;
                x_unit_id_preferred: string[];
                x_updated_at: string | null;
                x_lead_source_id: string | null;
                address_1: string | null;
                address_2: string | null;
                city: string | null;
                country: string | null;
                custom_data: unknown;
                date_of_birth: string | null;
                desired_amenities: string | null;
                desired_floor_plan_id: string | null;
                desired_floor_plan_name: string | null;
                desired_lease_term_in_months: string | null;
                desired_max_rent_in_cents: number | null;
                desired_max_square_ft: number | null;
                desired_min_rent_in_cents: number | null;
                desired_min_square_ft: number | null;
                desired_num_bathrooms: number | null;
                desired_num_bedrooms: number | null;
                desired_unit_number: string | null;
                desired_unit_type: string | null;
                email_1: string | null;
                email_2: string | null;
                first_name: string | null;
                ils: string | null;
                last_name: string | null;
                lead_source: string | null;
                leasing_agent: string | null;
                middle_name: string | null;
                notes: string | null;
                number_of_occupants: number | null;
                pet_details: string | null;
                pets: {
                  id: string;
                  created_at: string;
                  updated_at: string;
                  last_seen: string | null;
                  x_id: string;
                  age_in_years: number | null;
                  breed: string | null;
                  color: string | null;
                  gender_raw: string | null;
                  is_fixed: boolean | null;
                  is_service_animal: boolean | null;
                  name: string | null;
                  notes: string | null;
                  type: string | null;
                  weight_in_pounds: number | null;
                  custom_data: unknown;
                }[];
                phone_1_type: string | null;
                phone_1: string | null;
                phone_2_type: string | null;
                phone_2: string | null;
                state: string | null;
                status: string | null;
                target_move_in_date: string | null;
                zip: string | null;
                lead_source_id: string | null;
                unit_id_preferred: string[];
                screenings: {
                  id: string;
                  created_at: string;
                  last_seen: string;
                  x_id: string;
                  status_raw: string | null;
                  screening_date: string | null;
                }[];
                integration_id: string;
                integration_vendor: string;
                property_id: string;
              }[];
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    /** Create Lead, generic: the same intake, for an integration of RealPage Partner Exchange */
    post: {
      parameters: {
        query: {
          /** @description Leaves undeclared fields out instead of refusing them. */
          ignore_unknown_fields: boolean;
          /** @description Checks everything and resolves all ids, shows the SOAP that would be sent, and keeps and sends nothing. */
          dry_run: boolean;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": {
            integration_id: string;
            property_id: string;
            lead_relationship_id: string;
            first_name: string;
            last_name: string;
            middle_name?: string;
            /** @description A date-time (RFC 3339) or a plain date; the calendar date as written counts. */
            date_of_birth?: string;
            employee_id?: string;
            lead_source_id?: string;
            phone_1?: string;
            /** @enum {unknown} */
            phone_1_type?: "FAX" | "HOME" | "MOBILE" | "OTHER" | "WORK";
            phone_2?: string;
            /** @enum {unknown} */
            phone_2_type?: "FAX" | "HOME" | "MOBILE" | "OTHER" | "WORK";
            email_1?: string;
            address_1?: string;
            address_2?: string;
            city?: string;
            state?: string;
            zip?: string;
            country?: string;
            /** @description A date-time (RFC 3339) or a plain date; the calendar date as written counts. */
            target_move_in_date?: string;
            desired_lease_term_in_months?: number | string;
            desired_max_rent_in_cents?: number;
            number_of_occupants?: number;
            unit_id?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              /** @description The write's job; null in a dry run, which makes none. */
              job_id: string | null;
              data: {
                integration_id: string | null;
                property_id: string | null;
                lead_relationship_id: string | null;
                first_name: string | null;
                last_name: string | null;
                middle_name: string | null;
                date_of_birth: string | null;
                employee_id: string | null;
                lead_source_id: string | null;
                phone_1: string | null;
                phone_1_type: string | null;
                phone_2: string | null;
                phone_2_type: string | null;
                email_1: string | null;
                address_1: string | null;
                address_2: string | null;
                city: string | null;
                state: string | null;
                zip: string | null;
                country: string | null;
                target_move_in_date: string | null;
                desired_lease_term_in_months: number | null;
                desired_max_rent_in_cents: number | null;
                number_of_occupants: number | null;
                unit_id: string | null;
              };
              meta: {
                /** @description The write's job; null in a dry run, which makes none. */
                job_id: string | null;
              };
              result: {
                integration_id: string | null;
                property_id: string | null;
                lead_relationship_id: string | null;
                first_name: string | null;
                last_name: string | null;
                middle_name: string | null;
                date_of_birth: string | null;
                employee_id: string | null;
                lead_source_id: string | null;
                phone_1: string | null;
                phone_1_type: string | null;
                phone_2: string | null;
                phone_2_type: string | null;
                email_1: string | null;
                address_1: string | null;
                address_2: string | null;
                city: string | null;
                state: string | null;
                zip: string | null;
                country: string | null;
                target_move_in_date: string | null;
                desired_lease_term_in_months: number | null;
                desired_max_rent_in_cents: number | null;
                number_of_occupants: number | null;
                unit_id: string | null;
              };
              /** @description Beyond the contract: only with `dry_run=true`. */
              dry_run?: {
                /** @description The RPX method. */
                method: string;
                url: string;
                /** @description The request as it would be sent now, keys and passwords masked. */
                soap: string;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/leads/realpage_rpx/{lead_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Update Lead: RealPage Partner Exchange */
    put: {
      parameters: {
        query: {
          /** @description Leaves undeclared fields out instead of refusing them. */
          ignore_unknown_fields: boolean;
          /** @description Checks everything and resolves all ids, shows the SOAP that would be sent, and keeps and sends nothing. */
          dry_run: boolean;
        };
        header?: never;
        path: {
          lead_id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": {
            lead_relationship_id?: string;
            first_name?: string;
            last_name?: string;
            middle_name?: string;
            /** @description A date-time (RFC 3339) or a plain date; the calendar date as written counts. */
            date_of_birth?: string;
            employee_id?: string;
            lead_source_id?: string;
            phone_1?: string;
            /** @enum {unknown} */
            phone_1_type?: "FAX" | "HOME" | "MOBILE" | "OTHER" | "WORK";
            phone_2?: string;
            /** @enum {unknown} */
            phone_2_type?: "FAX" | "HOME" | "MOBILE" | "OTHER" | "WORK";
            email_1?: string;
            address_1?: string;
            address_2?: string;
            city?: string;
            state?: string;
            zip?: string;
            country?: string;
            /** @description A date-time (RFC 3339) or a plain date; the calendar date as written counts. */
            target_move_in_date?: string;
            desired_lease_term_in_months?: number;
            desired_max_rent_in_cents?: number;
            number_of_occupants?: number;
            unit_id?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                /** @description The write's job; null in a dry run, which makes none. */
                job_id: string | null;
              };
              result: {
                lead_id: string;
                lead_relationship_id: string | null;
                first_name: string | null;
                last_name: string | null;
                middle_name: string | null;
                date_of_birth: string | null;
                employee_id: string | null;
                lead_source_id: string | null;
                phone_1: string | null;
                phone_1_type: string | null;
                phone_2: string | null;
                phone_2_type: string | null;
                email_1: string | null;
                address_1: string | null;
                address_2: string | null;
                city: string | null;
                state: string | null;
                zip: string | null;
                country: string | null;
                target_move_in_date: string | null;
                desired_lease_term_in_months: number | null;
                desired_max_rent_in_cents: number | null;
                number_of_occupants: number | null;
                unit_id: string | null;
              };
              /** @description Beyond the contract: only with `dry_run=true`. */
              dry_run?: {
                /** @description The RPX method. */
                method: string;
                url: string;
                /** @description The request as it would be sent now, keys and passwords masked. */
                soap: string;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/leads/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A lead by its id */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
        };
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                created_at: string;
                updated_at: string;
                last_seen: string | null;
                x_id: string;
                x_property_id: string;
                x_created_at: string | null;
                x_guestcard_id: string | null;
                x_leasing_agent_id: string | null;
                x_unit_id: string | null;
                x_unit_id_preferred: string[];
                x_updated_at: string | null;
                x_lead_source_id: string | null;
                address_1: string | null;
                address_2: string | null;
                city: string | null;
                country: string | null;
                custom_data: unknown;
                date_of_birth: string | null;
                desired_amenities: string | null;
                desired_floor_plan_id: string | null;
                desired_floor_plan_name: string | null;
                desired_lease_term_in_months: string | null;
                desired_max_rent_in_cents: number | null;
                desired_max_square_ft: number | null;
                desired_min_rent_in_cents: number | null;
                desired_min_square_ft: number | null;
                desired_num_bathrooms: number | null;
                desired_num_bedrooms: number | null;
                desired_unit_number: string | null;
                desired_unit_type: string | null;
                email_1: string | null;
                email_2: string | null;
                first_name: string | null;
                ils: string | null;
                last_name: string | null;
                lead_source: string | null;
                leasing_agent: string | null;
                middle_name: string | null;
                notes: string | null;
                number_of_occupants: number | null;
                pet_details: string | null;
                pets: {
                  id: string;
                  created_at: string;
                  updated_at: string;
                  last_seen: string | null;
                  x_id: string;
                  age_in_years: number | null;
                  breed: string | null;
                  color: string | null;
                  gender_raw: string | null;
                  is_fixed: boolean | null;
                  is_service_animal: boolean | null;
                  name: string | null;
                  notes: string | null;
                  type: string | null;
                  weight_in_pounds: number | null;
                  custom_data: unknown;
                }[];
                phone_1_type: string | null;
                phone_1: string | null;
                phone_2_type: string | null;
                phone_2: string | null;
                state: string | null;
                status: string | null;
                target_move_in_date: string | null;
                zip: string | null;
                lead_source_id: string | null;
                unit_id_preferred: string[];
                screenings: {
                  id: string;
                  created_at: string;
                  last_seen: string;
                  x_id: string;
                  status_raw: string | null;
                  screening_date: string | null;
                }[];
                integration_id: string;
                integration_vendor: string;
                property_id: string;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    /** Update Lead, generic: the same intake, for a lead of RealPage Partner Exchange */
    put: {
      parameters: {
        query: {
          /** @description Leaves undeclared fields out instead of refusing them. */
          ignore_unknown_fields: boolean;
          /** @description Checks everything and resolves all ids, shows the SOAP that would be sent, and keeps and sends nothing. */
          dry_run: boolean;
        };
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": {
            lead_relationship_id?: string;
            first_name?: string;
            last_name?: string;
            middle_name?: string;
            /** @description A date-time (RFC 3339) or a plain date; the calendar date as written counts. */
            date_of_birth?: string;
            employee_id?: string;
            lead_source_id?: string;
            phone_1?: string;
            /** @enum {unknown} */
            phone_1_type?: "FAX" | "HOME" | "MOBILE" | "OTHER" | "WORK";
            phone_2?: string;
            /** @enum {unknown} */
            phone_2_type?: "FAX" | "HOME" | "MOBILE" | "OTHER" | "WORK";
            email_1?: string;
            address_1?: string;
            address_2?: string;
            city?: string;
            state?: string;
            zip?: string;
            country?: string;
            /** @description A date-time (RFC 3339) or a plain date; the calendar date as written counts. */
            target_move_in_date?: string;
            desired_lease_term_in_months?: number | string;
            desired_max_rent_in_cents?: number;
            number_of_occupants?: number;
            unit_id?: string;
            /** @description The lead of the path, or absent. */
            lead_id?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              /** @description The write's job; null in a dry run, which makes none. */
              job_id: string | null;
              data: {
                lead_id: string;
                lead_relationship_id: string | null;
                first_name: string | null;
                last_name: string | null;
                middle_name: string | null;
                date_of_birth: string | null;
                employee_id: string | null;
                lead_source_id: string | null;
                phone_1: string | null;
                phone_1_type: string | null;
                phone_2: string | null;
                phone_2_type: string | null;
                email_1: string | null;
                address_1: string | null;
                address_2: string | null;
                city: string | null;
                state: string | null;
                zip: string | null;
                country: string | null;
                target_move_in_date: string | null;
                desired_lease_term_in_months: number | null;
                desired_max_rent_in_cents: number | null;
                number_of_occupants: number | null;
                unit_id: string | null;
              };
              meta: {
                /** @description The write's job; null in a dry run, which makes none. */
                job_id: string | null;
              };
              result: {
                lead_id: string;
                lead_relationship_id: string | null;
                first_name: string | null;
                last_name: string | null;
                middle_name: string | null;
                date_of_birth: string | null;
                employee_id: string | null;
                lead_source_id: string | null;
                phone_1: string | null;
                phone_1_type: string | null;
                phone_2: string | null;
                phone_2_type: string | null;
                email_1: string | null;
                address_1: string | null;
                address_2: string | null;
                city: string | null;
                state: string | null;
                zip: string | null;
                country: string | null;
                target_move_in_date: string | null;
                desired_lease_term_in_months: number | null;
                desired_max_rent_in_cents: number | null;
                number_of_occupants: number | null;
                unit_id: string | null;
              };
              /** @description Beyond the contract: only with `dry_run=true`. */
              dry_run?: {
                /** @description The RPX method. */
                method: string;
                url: string;
                /** @description The request as it would be sent now, keys and passwords masked. */
                soap: string;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/admin/writes/": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Writes, searched and filtered, the newest first (beyond the contract) */
    get: {
      parameters: {
        query?: {
          /** @description Words of a name, an e-mail address, a phone number in any form, a job id or a guest card id; each may be a part, and all must be found. */
          q?: string;
          state?:
            | "waiting"
            | "sending"
            | "unknown"
            | "locating"
            | "stored"
            | "done"
            | "rejected"
            | "expired"
            | "needs_review"
            | "given_up";
          status?: "PENDING" | "SUCCESS" | "FAILURE";
          operation?: "create_lead" | "update_lead" | "create_lead_event";
          /** @description true: only what waits because RPX refuses its integration or property; false: all else. */
          blocked?: boolean;
          integration_id?: string;
          property_id?: string;
          /** @description The first moment of the span, as 2027-01-15T00:00:00Z. */
          from?: string;
          /** @description The first moment after the span. */
          to?: string;
          limit?: number;
          /** @description `meta.next_cursor` of the page before. */
          cursor?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                limit: number;
                has_more: boolean;
                next_cursor: string | null;
              };
              results: {
                /** @description The `job_id` that its caller got. */
                id: string;
                /** @enum {unknown} */
                operation: "create_lead" | "update_lead" | "create_lead_event";
                /** @enum {unknown} */
                state:
                  | "waiting"
                  | "sending"
                  | "unknown"
                  | "locating"
                  | "stored"
                  | "done"
                  | "rejected"
                  | "expired"
                  | "needs_review"
                  | "given_up";
                /** @enum {unknown} */
                write_status: "PENDING" | "SUCCESS" | "FAILURE";
                lead: {
                  first_name: string | null;
                  last_name: string | null;
                  email_1: string | null;
                  phone_1: string | null;
                };
                integration_id: string;
                integration_name: string;
                property_id: string;
                property_name: string | null;
                /** @description When it was accepted. */
                created_at: string;
                /** @description Since when Guestcard knows that RPX holds it. */
                stored_at: string | null;
                attempts: number;
                guest_card_id: string | null;
                created_record_id: string | null;
                last_error: string | null;
              }[];
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/admin/write-status/{root_job_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The status of a write */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          root_job_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              /** @enum {unknown} */
              write_status: "PENDING" | "SUCCESS" | "PARTIAL_SUCCESS" | "FAILURE";
              errors: string[];
              created_record_id: string | null;
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/admin/retry-write/{root_job_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Try a failed write again, as a new write */
    post: {
      parameters: {
        query: {
          /** @description Leaves undeclared fields out instead of refusing them. */
          ignore_unknown_fields: boolean;
          /** @description Checks everything and resolves all ids, shows the SOAP that would be sent, and keeps and sends nothing. */
          dry_run: boolean;
        };
        header?: never;
        path: {
          root_job_id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": {
            /** @description Beyond the contract: also retries a write that was given up while RPX may hold it. */
            accept_possible_duplicate?: boolean;
          } | null;
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              success: boolean;
              /** @description The write's job; null in a dry run, which makes none. */
              job_id: string | null;
              /** @description Beyond the contract: only with `dry_run=true`. */
              dry_run?: {
                /** @description The RPX method. */
                method: string;
                url: string;
                /** @description The request as it would be sent now, keys and passwords masked. */
                soap: string;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/admin/writes/{root_job_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A write and everything that happened to it (beyond the contract) */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          root_job_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              id: string;
              /** @enum {unknown} */
              state:
                | "waiting"
                | "sending"
                | "unknown"
                | "locating"
                | "stored"
                | "done"
                | "rejected"
                | "expired"
                | "needs_review"
                | "given_up";
              /** @enum {unknown} */
              write_status: "PENDING" | "SUCCESS" | "FAILURE";
              operation: string;
              integration_id: string;
              property_id: string;
              x_property_id: string;
              created_at: string;
              updated_at: string;
              /** @description When something is done next; null: never by itself. */
              due_at: string | null;
              deadline_at: string;
              attempts: number;
              look_ups: number;
              guest_card_id: string | null;
              already_existed: boolean;
              created_record_id: string | null;
              errors: string[];
              retry_of: string | null;
              retried_by: string | null;
              request: unknown;
              integration_name: string;
              property_name: string | null;
              lead: {
                first_name: string | null;
                last_name: string | null;
                email_1: string | null;
                phone_1: string | null;
              };
              stored_at: string | null;
              /** @description When its personal data was taken out of it: by an erasure, or because it was old. It cannot be retried. */
              erased_at: string | null;
              actions: {
                /**
                 * @description if_duplicate_accepted: with `accept_possible_duplicate`, for RPX may hold it.
                 * @enum {unknown}
                 */
                retry: "no" | "yes" | "if_duplicate_accepted";
                resolve: ("confirm" | "send_again" | "give_up")[];
                confirm_needs_guest_card_id: boolean;
                /** @description What can be done now, in words. */
                advice: string;
              };
              events: {
                at: string;
                event: string;
                from_state: string | null;
                to_state: string;
                attempt: number;
                reason: string | null;
                message_log_id: string | null;
                detail: unknown;
              }[];
              /** @description The calls to RPX that were made for it, for as long as they are kept. */
              calls: {
                /** @description `GET /v1/admin/job-logs/{job_log_id}/data` has request and reply, secrets masked. */
                job_log_id: string;
                method: string;
                attempt: number;
                outcome: string;
                reason: string | null;
                http_status: number | null;
                message_log_id: string | null;
                started_at: string;
                finished_at: string;
              }[];
              /** @description The webhooks that were told of it, or are to be. */
              deliveries: {
                webhook_id: string;
                delivery_id: string;
                url: string;
                /** @enum {unknown} */
                trigger:
                  | "DATA_NEW"
                  | "DATA_UPDATE"
                  | "SYNC_COMPLETE"
                  | "FIRST_SYNC_COMPLETE"
                  | "JOB_FAILURE"
                  | "JOB_SUCCESS"
                  | "WRITE_OPERATION_FAILURE"
                  | "WRITE_OPERATION_SUCCESS";
                /** @enum {unknown} */
                state: "pending" | "delivered" | "failed";
                attempts: number;
                http_status: number | null;
                error: string | null;
                created_at: string;
                last_attempt_at: string | null;
              }[];
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/admin/writes/{root_job_id}/resolve": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Settle a write that needs review (beyond the contract) */
    post: {
      parameters: {
        query: {
          /** @description Leaves undeclared fields out instead of refusing them. */
          ignore_unknown_fields: boolean;
        };
        header?: never;
        path: {
          root_job_id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": {
            /** @enum {unknown} */
            action: "confirm" | "send_again" | "give_up";
            /** @description With `confirm`, of a new lead: RPX's id of the card that holds it. */
            guest_card_id?: string;
            /** @description With `give_up`: what callers read in `errors`. */
            reason?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              /** @enum {unknown} */
              write_status: "PENDING" | "SUCCESS" | "PARTIAL_SUCCESS" | "FAILURE";
              errors: string[];
              created_record_id: string | null;
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/properties/": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List properties */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
          /** @description `meta.next_cursor` of the page before. It brings its order along; offset must be absent. */
          cursor?: string;
          x_id?: string;
          x_property_id?: string;
          location_id?: string;
          integration_id?: string;
          integration_vendor?:
            | "REALPAGE_RPX"
            | "APPFOLIO"
            | "BUILDIUM"
            | "ELISEAI"
            | "ENTRATA"
            | "FUNNEL"
            | "KNOCK"
            | "MRI"
            | "PROPERTYWARE"
            | "PROPERTYWARE_REST"
            | "REALPAGE"
            | "RENTCAFE"
            | "RENTMANAGER"
            | "RENTVINE"
            | "RESMAN"
            | "SAMPLE1"
            | "SAMPLE2"
            | "SAMPLE3"
            | "YARDI"
            | "YARDI_REST";
          /** @description Beyond the contract: what changed at this time or later. */
          updated_after?: string;
          is_active?: boolean | null;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                created_at: string;
                updated_at: string;
                last_seen: string | null;
                x_id: string;
                x_property_id: string;
                x_created_at: string | null;
                x_building_id: string | null;
                building_number: string | null;
                city: string | null;
                code: string | null;
                country: string | null;
                county: string | null;
                custom_data: unknown;
                is_active: boolean | null;
                manager_email: string | null;
                manager_name: string | null;
                manager_phone_1: string | null;
                /** @enum {string|null} */
                manager_phone_1_type: "FAX" | "HOME" | "MOBILE" | "OTHER" | "WORK" | null;
                manager_phone_2: string | null;
                /** @enum {string|null} */
                manager_phone_2_type: "FAX" | "HOME" | "MOBILE" | "OTHER" | "WORK" | null;
                name: string | null;
                notes: string | null;
                number_of_units: number | null;
                square_footage: number | null;
                square_feet: number | null;
                state: string | null;
                street_address_1: string | null;
                street_address_2: string | null;
                address_1: string | null;
                address_2: string | null;
                type: string | null;
                type_raw: string | null;
                type_normalized: string | null;
                website: string | null;
                year_built: number | null;
                zip: string | null;
                long_description: string | null;
                short_description: string | null;
                office_hours: {
                  day_of_week: string;
                  open_time: string;
                  close_time: string;
                }[];
                pet_types: {
                  name: string;
                  is_allowed: boolean | null;
                  description: string | null;
                  notes: string | null;
                  deposit_raw: string | null;
                  deposit_in_cents: number | null;
                  fee_raw: string | null;
                  fee_in_cents: number | null;
                  fee_min_raw: string | null;
                  fee_min_in_cents: number | null;
                  fee_max_raw: string | null;
                  fee_max_in_cents: number | null;
                  rent_amount_raw: string | null;
                  rent_amount_in_cents: number | null;
                }[];
                associated_owner_ids: string[];
                integration_id: string;
                integration_vendor: string;
                property_id: string;
              }[];
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    /** Not supported: RealPage Exchange cannot create a property */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": Record<string, never>;
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/properties/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A property by its id */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
        };
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                created_at: string;
                updated_at: string;
                last_seen: string | null;
                x_id: string;
                x_property_id: string;
                x_created_at: string | null;
                x_building_id: string | null;
                building_number: string | null;
                city: string | null;
                code: string | null;
                country: string | null;
                county: string | null;
                custom_data: unknown;
                is_active: boolean | null;
                manager_email: string | null;
                manager_name: string | null;
                manager_phone_1: string | null;
                /** @enum {string|null} */
                manager_phone_1_type: "FAX" | "HOME" | "MOBILE" | "OTHER" | "WORK" | null;
                manager_phone_2: string | null;
                /** @enum {string|null} */
                manager_phone_2_type: "FAX" | "HOME" | "MOBILE" | "OTHER" | "WORK" | null;
                name: string | null;
                notes: string | null;
                number_of_units: number | null;
                square_footage: number | null;
                square_feet: number | null;
                state: string | null;
                street_address_1: string | null;
                street_address_2: string | null;
                address_1: string | null;
                address_2: string | null;
                type: string | null;
                type_raw: string | null;
                type_normalized: string | null;
                website: string | null;
                year_built: number | null;
                zip: string | null;
                long_description: string | null;
                short_description: string | null;
                office_hours: {
                  day_of_week: string;
                  open_time: string;
                  close_time: string;
                }[];
                pet_types: {
                  name: string;
                  is_allowed: boolean | null;
                  description: string | null;
                  notes: string | null;
                  deposit_raw: string | null;
                  deposit_in_cents: number | null;
                  fee_raw: string | null;
                  fee_in_cents: number | null;
                  fee_min_raw: string | null;
                  fee_min_in_cents: number | null;
                  fee_max_raw: string | null;
                  fee_max_in_cents: number | null;
                  rent_amount_raw: string | null;
                  rent_amount_in_cents: number | null;
                }[];
                associated_owner_ids: string[];
                integration_id: string;
                integration_vendor: string;
                property_id: string;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    /** Not supported: RealPage Exchange cannot change a property */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": Record<string, never>;
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/units/": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List units */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
          /** @description `meta.next_cursor` of the page before. It brings its order along; offset must be absent. */
          cursor?: string;
          x_id?: string;
          x_property_id?: string;
          location_id?: string;
          property_id?: string;
          integration_id?: string;
          integration_vendor?:
            | "REALPAGE_RPX"
            | "APPFOLIO"
            | "BUILDIUM"
            | "ELISEAI"
            | "ENTRATA"
            | "FUNNEL"
            | "KNOCK"
            | "MRI"
            | "PROPERTYWARE"
            | "PROPERTYWARE_REST"
            | "REALPAGE"
            | "RENTCAFE"
            | "RENTMANAGER"
            | "RENTVINE"
            | "RESMAN"
            | "SAMPLE1"
            | "SAMPLE2"
            | "SAMPLE3"
            | "YARDI"
            | "YARDI_REST";
          /** @description Beyond the contract: what changed at this time or later. */
          updated_after?: string;
          unit_number?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                created_at: string;
                updated_at: string;
                last_seen: string | null;
                x_id: string;
                x_property_id: string;
                x_floor_plan_id: string | null;
                x_unit_type_id: string | null;
                bathrooms: string | null;
                bathrooms_full: number | null;
                bathrooms_half: number | null;
                bedrooms: string | null;
                building_name: string | null;
                building_number: string | null;
                city: string | null;
                country: string | null;
                custom_data: unknown;
                floor_plan_code: string | null;
                floor_plan_name: string | null;
                floor: string | null;
                is_available: boolean | null;
                is_furnished: boolean | null;
                is_listed: boolean | null;
                is_vacant: boolean | null;
                number: string | null;
                rent_amount_market_in_cents: number | null;
                rent_amount_max_in_cents: number | null;
                rent_amount_min_in_cents: number | null;
                square_feet: number | null;
                state: string | null;
                street_address_1: string | null;
                street_address_2: string | null;
                address_1: string | null;
                address_2: string | null;
                zip: string | null;
                pets_allowed: boolean | null;
                dogs_allowed: boolean | null;
                cats_allowed: boolean | null;
                pet_policy: string | null;
                floor_plan_id: string | null;
                unit_type_id: string | null;
                integration_id: string;
                integration_vendor: string;
                property_id: string;
              }[];
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    /** Not supported: RealPage Exchange cannot create a unit */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": Record<string, never>;
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/units/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A unit by its id */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
        };
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                created_at: string;
                updated_at: string;
                last_seen: string | null;
                x_id: string;
                x_property_id: string;
                x_floor_plan_id: string | null;
                x_unit_type_id: string | null;
                bathrooms: string | null;
                bathrooms_full: number | null;
                bathrooms_half: number | null;
                bedrooms: string | null;
                building_name: string | null;
                building_number: string | null;
                city: string | null;
                country: string | null;
                custom_data: unknown;
                floor_plan_code: string | null;
                floor_plan_name: string | null;
                floor: string | null;
                is_available: boolean | null;
                is_furnished: boolean | null;
                is_listed: boolean | null;
                is_vacant: boolean | null;
                number: string | null;
                rent_amount_market_in_cents: number | null;
                rent_amount_max_in_cents: number | null;
                rent_amount_min_in_cents: number | null;
                square_feet: number | null;
                state: string | null;
                street_address_1: string | null;
                street_address_2: string | null;
                address_1: string | null;
                address_2: string | null;
                zip: string | null;
                pets_allowed: boolean | null;
                dogs_allowed: boolean | null;
                cats_allowed: boolean | null;
                pet_policy: string | null;
                floor_plan_id: string | null;
                unit_type_id: string | null;
                integration_id: string;
                integration_vendor: string;
                property_id: string;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    /** Not supported: RealPage Exchange cannot change a unit */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": Record<string, never>;
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/floor-plans/": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List floor plans */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
          /** @description `meta.next_cursor` of the page before. It brings its order along; offset must be absent. */
          cursor?: string;
          x_id?: string;
          x_property_id?: string;
          location_id?: string;
          property_id?: string;
          integration_id?: string;
          integration_vendor?:
            | "REALPAGE_RPX"
            | "APPFOLIO"
            | "BUILDIUM"
            | "ELISEAI"
            | "ENTRATA"
            | "FUNNEL"
            | "KNOCK"
            | "MRI"
            | "PROPERTYWARE"
            | "PROPERTYWARE_REST"
            | "REALPAGE"
            | "RENTCAFE"
            | "RENTMANAGER"
            | "RENTVINE"
            | "RESMAN"
            | "SAMPLE1"
            | "SAMPLE2"
            | "SAMPLE3"
            | "YARDI"
            | "YARDI_REST";
          /** @description Beyond the contract: what changed at this time or later. */
          updated_after?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                created_at: string;
                updated_at: string;
                last_seen: string | null;
                x_id: string;
                x_property_id: string;
                x_location_id: string | null;
                name: string;
                marketing_name: string | null;
                code: string | null;
                description: string | null;
                bedrooms: number | null;
                bathrooms: string | null;
                bathrooms_full: number | null;
                bathrooms_half: number | null;
                max_occupants: number | null;
                rentable_square_feet: number | null;
                gross_square_feet: number | null;
                rent_minimum_in_cents: number | null;
                rent_maximum_in_cents: number | null;
                image_urls: string[];
                unit_count: number | null;
                deposit_amount_in_cents: number | null;
                deposit_amount_raw: string | null;
                deposit_amount_min_in_cents: number | null;
                deposit_amount_max_in_cents: number | null;
                deposit_amount_min_raw: string | null;
                deposit_amount_max_raw: string | null;
                custom_data: unknown;
                integration_id: string;
                integration_vendor: string;
                property_id: string;
              }[];
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/floor-plans/{floor_plan_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A floor plan by its id */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
        };
        header?: never;
        path: {
          floor_plan_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                created_at: string;
                updated_at: string;
                last_seen: string | null;
                x_id: string;
                x_property_id: string;
                x_location_id: string | null;
                name: string;
                marketing_name: string | null;
                code: string | null;
                description: string | null;
                bedrooms: number | null;
                bathrooms: string | null;
                bathrooms_full: number | null;
                bathrooms_half: number | null;
                max_occupants: number | null;
                rentable_square_feet: number | null;
                gross_square_feet: number | null;
                rent_minimum_in_cents: number | null;
                rent_maximum_in_cents: number | null;
                image_urls: string[];
                unit_count: number | null;
                deposit_amount_in_cents: number | null;
                deposit_amount_raw: string | null;
                deposit_amount_min_in_cents: number | null;
                deposit_amount_max_in_cents: number | null;
                deposit_amount_min_raw: string | null;
                deposit_amount_max_raw: string | null;
                custom_data: unknown;
                integration_id: string;
                integration_vendor: string;
                property_id: string;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/employees/": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List employees */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
          /** @description `meta.next_cursor` of the page before. It brings its order along; offset must be absent. */
          cursor?: string;
          x_id?: string;
          x_property_id?: string;
          location_id?: string;
          property_id?: string;
          integration_id?: string;
          integration_vendor?:
            | "REALPAGE_RPX"
            | "APPFOLIO"
            | "BUILDIUM"
            | "ELISEAI"
            | "ENTRATA"
            | "FUNNEL"
            | "KNOCK"
            | "MRI"
            | "PROPERTYWARE"
            | "PROPERTYWARE_REST"
            | "REALPAGE"
            | "RENTCAFE"
            | "RENTMANAGER"
            | "RENTVINE"
            | "RESMAN"
            | "SAMPLE1"
            | "SAMPLE2"
            | "SAMPLE3"
            | "YARDI"
            | "YARDI_REST";
          /** @description Beyond the contract: what changed at this time or later. */
          updated_after?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                created_at: string;
                updated_at: string;
                last_seen: string | null;
                x_id: string;
                x_property_id: string;
                x_location_id: string | null;
                name: string | null;
                email: string | null;
                is_active: boolean | null;
                roles: string[];
                integration_id: string;
                integration_vendor: string;
                property_id: string;
              }[];
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/employees/{employee_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An employee by its id */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
        };
        header?: never;
        path: {
          employee_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                created_at: string;
                updated_at: string;
                last_seen: string | null;
                x_id: string;
                x_property_id: string;
                x_location_id: string | null;
                name: string | null;
                email: string | null;
                is_active: boolean | null;
                roles: string[];
                integration_id: string;
                integration_vendor: string;
                property_id: string;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/lead-sources/": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List lead sources */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
          /** @description `meta.next_cursor` of the page before. It brings its order along; offset must be absent. */
          cursor?: string;
          x_id?: string;
          x_property_id?: string;
          location_id?: string;
          property_id?: string;
          integration_id?: string;
          integration_vendor?:
            | "REALPAGE_RPX"
            | "APPFOLIO"
            | "BUILDIUM"
            | "ELISEAI"
            | "ENTRATA"
            | "FUNNEL"
            | "KNOCK"
            | "MRI"
            | "PROPERTYWARE"
            | "PROPERTYWARE_REST"
            | "REALPAGE"
            | "RENTCAFE"
            | "RENTMANAGER"
            | "RENTVINE"
            | "RESMAN"
            | "SAMPLE1"
            | "SAMPLE2"
            | "SAMPLE3"
            | "YARDI"
            | "YARDI_REST";
          /** @description Beyond the contract: what changed at this time or later. */
          updated_after?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                created_at: string;
                updated_at: string;
                last_seen: string | null;
                x_id: string;
                x_property_id: string;
                x_location_id: string | null;
                name: string | null;
                integration_id: string;
                integration_vendor: string;
                property_id: string;
              }[];
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/lead-sources/{lead_source_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A lead source by its id */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
        };
        header?: never;
        path: {
          lead_source_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                created_at: string;
                updated_at: string;
                last_seen: string | null;
                x_id: string;
                x_property_id: string;
                x_location_id: string | null;
                name: string | null;
                integration_id: string;
                integration_vendor: string;
                property_id: string;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/lead-relationships/": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List lead relationships */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
          /** @description `meta.next_cursor` of the page before. It brings its order along; offset must be absent. */
          cursor?: string;
          x_id?: string;
          x_property_id?: string;
          location_id?: string;
          property_id?: string;
          integration_id?: string;
          integration_vendor?:
            | "REALPAGE_RPX"
            | "APPFOLIO"
            | "BUILDIUM"
            | "ELISEAI"
            | "ENTRATA"
            | "FUNNEL"
            | "KNOCK"
            | "MRI"
            | "PROPERTYWARE"
            | "PROPERTYWARE_REST"
            | "REALPAGE"
            | "RENTCAFE"
            | "RENTMANAGER"
            | "RENTVINE"
            | "RESMAN"
            | "SAMPLE1"
            | "SAMPLE2"
            | "SAMPLE3"
            | "YARDI"
            | "YARDI_REST";
          /** @description Beyond the contract: what changed at this time or later. */
          updated_after?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                created_at: string;
                updated_at: string;
                last_seen: string | null;
                x_id: string;
                x_property_id: string;
                x_location_id: string | null;
                name: string;
                integration_id: string;
                integration_vendor: string;
                property_id: string;
              }[];
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/events/leads/realpage_rpx/": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Create Lead Event: RealPage Partner Exchange */
    post: {
      parameters: {
        query: {
          /** @description Leaves undeclared fields out instead of refusing them. */
          ignore_unknown_fields: boolean;
          /** @description Checks everything and resolves all ids, shows the SOAP that would be sent, and keeps and sends nothing. */
          dry_run: boolean;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": {
            integration_id: string;
            lead_id: string;
            employee_id: string;
            event_type_id: string;
            /**
             * Format: date-time
             * @description RFC 3339. RPX gets the property's local time of that moment.
             */
            event_datetime: string;
            unit_id?: string;
            /**
             * @description RealPage Exchange can be told ACTIVE and LOST.
             * @enum {unknown}
             */
            status?: "LEASED" | "LOST" | "UNQUALIFIED" | "ACTIVE" | "FUTURE";
            /** @description With LOST: one of the property's loss reasons, by its name or RPX's id. */
            reasons_for_event?: string;
            notes?: string;
            /** Format: uri */
            call_recording_url?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                /** @description The write's job; null in a dry run, which makes none. */
                job_id: string | null;
              };
              result: {
                integration_id: string | null;
                lead_id: string | null;
                employee_id: string | null;
                event_type_id: string | null;
                event_datetime: string | null;
                unit_id: string | null;
                status: string | null;
                reasons_for_event: string | null;
                notes: string | null;
                call_recording_url: string | null;
              };
              /** @description Beyond the contract: only with `dry_run=true`. */
              dry_run?: {
                /** @description The RPX method. */
                method: string;
                url: string;
                /** @description The request as it would be sent now, keys and passwords masked. */
                soap: string;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/events/leads": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Create Lead Event, generic: the same intake, for a lead of RealPage Partner Exchange */
    post: {
      parameters: {
        query: {
          /** @description Leaves undeclared fields out instead of refusing them. */
          ignore_unknown_fields: boolean;
          /** @description Checks everything and resolves all ids, shows the SOAP that would be sent, and keeps and sends nothing. */
          dry_run: boolean;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": {
            integration_id: string;
            lead_id: string;
            employee_id: string;
            event_type_id: string;
            /**
             * Format: date-time
             * @description RFC 3339. RPX gets the property's local time of that moment.
             */
            event_datetime: string;
            unit_id?: string;
            /**
             * @description RealPage Exchange can be told ACTIVE and LOST.
             * @enum {unknown}
             */
            status?: "LEASED" | "LOST" | "UNQUALIFIED" | "ACTIVE" | "FUTURE";
            /** @description With LOST: one of the property's loss reasons, by its name or RPX's id. */
            reasons_for_event?: string;
            notes?: string;
            /** Format: uri */
            call_recording_url?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              /** @description The write's job; null in a dry run, which makes none. */
              job_id: string | null;
              data: {
                integration_id: string | null;
                lead_id: string | null;
                employee_id: string | null;
                event_type_id: string | null;
                event_datetime: string | null;
                unit_id: string | null;
                status: string | null;
                reasons_for_event: string | null;
                notes: string | null;
                call_recording_url: string | null;
              };
              meta: {
                /** @description The write's job; null in a dry run, which makes none. */
                job_id: string | null;
              };
              result: {
                integration_id: string | null;
                lead_id: string | null;
                employee_id: string | null;
                event_type_id: string | null;
                event_datetime: string | null;
                unit_id: string | null;
                status: string | null;
                reasons_for_event: string | null;
                notes: string | null;
                call_recording_url: string | null;
              };
              /** @description Beyond the contract: only with `dry_run=true`. */
              dry_run?: {
                /** @description The RPX method. */
                method: string;
                url: string;
                /** @description The request as it would be sent now, keys and passwords masked. */
                soap: string;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/event-types/": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List event types */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
          /** @description `meta.next_cursor` of the page before. It brings its order along; offset must be absent. */
          cursor?: string;
          x_id?: string;
          x_property_id?: string;
          location_id?: string;
          property_id?: string;
          integration_id?: string;
          integration_vendor?:
            | "REALPAGE_RPX"
            | "APPFOLIO"
            | "BUILDIUM"
            | "ELISEAI"
            | "ENTRATA"
            | "FUNNEL"
            | "KNOCK"
            | "MRI"
            | "PROPERTYWARE"
            | "PROPERTYWARE_REST"
            | "REALPAGE"
            | "RENTCAFE"
            | "RENTMANAGER"
            | "RENTVINE"
            | "RESMAN"
            | "SAMPLE1"
            | "SAMPLE2"
            | "SAMPLE3"
            | "YARDI"
            | "YARDI_REST";
          /** @description Beyond the contract: what changed at this time or later. */
          updated_after?: string;
          models?: string | string[];
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                created_at: string;
                updated_at: string;
                last_seen: string | null;
                x_id: string;
                x_property_id: string;
                x_location_id: string | null;
                code: string | null;
                models: string[];
                name: string;
                integration_id: string;
                integration_vendor: string;
                property_id: string;
              }[];
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/event-types/{event_type_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An event type by its id */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
        };
        header?: never;
        path: {
          event_type_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                created_at: string;
                updated_at: string;
                last_seen: string | null;
                x_id: string;
                x_property_id: string;
                x_location_id: string | null;
                code: string | null;
                models: string[];
                name: string;
                integration_id: string;
                integration_vendor: string;
                property_id: string;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/events/": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List events */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
          /** @description `meta.next_cursor` of the page before. It brings its order along; offset must be absent. */
          cursor?: string;
          x_id?: string;
          x_property_id?: string;
          location_id?: string;
          property_id?: string;
          integration_id?: string;
          integration_vendor?:
            | "REALPAGE_RPX"
            | "APPFOLIO"
            | "BUILDIUM"
            | "ELISEAI"
            | "ENTRATA"
            | "FUNNEL"
            | "KNOCK"
            | "MRI"
            | "PROPERTYWARE"
            | "PROPERTYWARE_REST"
            | "REALPAGE"
            | "RENTCAFE"
            | "RENTMANAGER"
            | "RENTVINE"
            | "RESMAN"
            | "SAMPLE1"
            | "SAMPLE2"
            | "SAMPLE3"
            | "YARDI"
            | "YARDI_REST";
          /** @description Beyond the contract: what changed at this time or later. */
          updated_after?: string;
          x_type_id?: string;
          lead_id?: string;
          applicant_id?: string;
          resident_id?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                created_at: string;
                updated_at: string;
                last_seen: string | null;
                x_id: string;
                x_property_id: string;
                x_leasing_agent_id: string | null;
                x_type_id: string | null;
                x_location_id: string | null;
                event_name: string | null;
                event_datetime: string | null;
                appointment_datetime: string | null;
                type_raw: string | null;
                notes: string | null;
                agent_name: string | null;
                reasons_for_event: string | null;
                associated_lead_ids: string[];
                associated_applicant_ids: string[];
                associated_resident_ids: string[];
                integration_id: string;
                integration_vendor: string;
                property_id: string;
              }[];
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/events/{event_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An event by its id */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
        };
        header?: never;
        path: {
          event_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                created_at: string;
                updated_at: string;
                last_seen: string | null;
                x_id: string;
                x_property_id: string;
                x_leasing_agent_id: string | null;
                x_type_id: string | null;
                x_location_id: string | null;
                event_name: string | null;
                event_datetime: string | null;
                appointment_datetime: string | null;
                type_raw: string | null;
                notes: string | null;
                agent_name: string | null;
                reasons_for_event: string | null;
                associated_lead_ids: string[];
                associated_applicant_ids: string[];
                associated_resident_ids: string[];
                integration_id: string;
                integration_vendor: string;
                property_id: string;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/admin/integrations/": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List integrations */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
          /** @description `meta.next_cursor` of the page before. It brings its order along; offset must be absent. */
          cursor?: string;
          integration_vendor?:
            | "REALPAGE_RPX"
            | "APPFOLIO"
            | "BUILDIUM"
            | "ELISEAI"
            | "ENTRATA"
            | "FUNNEL"
            | "KNOCK"
            | "MRI"
            | "PROPERTYWARE"
            | "PROPERTYWARE_REST"
            | "REALPAGE"
            | "RENTCAFE"
            | "RENTMANAGER"
            | "RENTVINE"
            | "RESMAN"
            | "SAMPLE1"
            | "SAMPLE2"
            | "SAMPLE3"
            | "YARDI"
            | "YARDI_REST";
          is_archived?: boolean;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                created_at: string;
                updated_at: string;
                name: string;
                active: boolean;
                system: string;
                sync_frequency: number;
                sync_cadence: string;
                max_job_concurrency: number;
                max_request_frequency: number;
                max_request_cadence: string;
                base_url: string | null;
                is_archived: boolean;
                new_properties_are_enabled: boolean;
                allow_manual_syncs: boolean;
                use_custom_sync_schedule: boolean;
                vendor: string;
                custom_sync_schedule: {
                  [key: string]: unknown;
                } | null;
                last_completed_sync: string | null;
                last_completed_back_sync: string | null;
                integration_interfaces: {
                  interface_name: string;
                  enabled: boolean;
                  version: string | null;
                }[];
                models: {
                  [key: string]: {
                    enabled?: boolean;
                    from_interfaces?: string[];
                  };
                };
                can_authenticate: boolean;
                last_data_access_check: string | null;
                configuration_meta_data: {
                  [key: string]: unknown;
                }[];
              }[];
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    /** Create an integration; its first sync begins at once where it is active */
    post: {
      parameters: {
        query: {
          /** @description Leaves undeclared fields out instead of refusing them. */
          ignore_unknown_fields: boolean;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": {
            /** @enum {unknown} */
            integration_vendor: "REALPAGE_RPX";
            /** @description Sealed at once, and never shown again. */
            credentials: {
              baseUrl: string;
              licensekey: string;
              pmcId?: string;
              siteId?: string;
              username?: string;
              password?: string;
              system?: string;
              method_specific?: {
                insertfollowup?: {
                  baseUrl: string;
                  licensekey: string;
                };
                insertprospect?: {
                  baseUrl: string;
                  licensekey: string;
                };
                insertactivity?: {
                  baseUrl: string;
                  licensekey: string;
                };
                addresidentactivitylog?: {
                  baseUrl: string;
                  licensekey: string;
                };
                postsinglecharge?: {
                  baseUrl: string;
                  licensekey: string;
                };
                addservicerequest?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getscheduledappointments?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getfloorplanlist?: {
                  baseUrl: string;
                  licensekey: string;
                };
                prospectsearch?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getactivitytypes?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getpicklistprospect?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getmarketingsourcesbyproperty?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getleaseinfo?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getleasingagentsbyproperty?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getunitlist?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getsubscriptions?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getprospectsurveylist?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getresidentlistinfo?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getresidentconvergent?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getresidentactivitytypes?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getresidentsactivitylogbydaterange?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getresidentledger?: {
                  baseUrl: string;
                  licensekey: string;
                };
                transactioncodes?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getservicerequest?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getworkordersurveylist?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getserviceissuelist?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getlocationlist?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getwoprioritylist?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getunits?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getunitsbyproperty?: {
                  baseUrl: string;
                  licensekey: string;
                };
                unitlist?: {
                  baseUrl: string;
                  licensekey: string;
                };
                updateprospect?: {
                  baseUrl: string;
                  licensekey: string;
                };
                updateservicerequest?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getagentsappointmenttimes?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getsitelist?: {
                  baseUrl: string;
                  licensekey: string;
                };
                updatesitesubscriptionstatus?: {
                  baseUrl: string;
                  licensekey: string;
                };
              };
            };
            name: string;
            /**
             * @description Deprecated in the contract and without effect: Guestcard has one system.
             * @enum {unknown}
             */
            system?: "PRODUCTION" | "SANDBOX";
            sync_frequency?: number;
            /** @enum {unknown} */
            sync_cadence?: "MINUTE" | "HOUR" | "DAY" | "WEEK" | "MONTH" | "SECOND";
            /** @enum {unknown} */
            max_request_cadence?: "MINUTE" | "HOUR" | "DAY" | "WEEK" | "MONTH" | "SECOND";
            max_request_frequency?: number;
            max_job_concurrency?: number;
            active?: boolean;
            /** @description Deprecated in the contract and without effect: `credentials.baseUrl` counts. */
            base_url?: string | null;
            new_properties_are_enabled?: boolean;
            /** @description Deprecated in the contract and without effect: always true. */
            allow_manual_syncs?: boolean;
            custom_sync_schedule?: {
              /** @enum {unknown} */
              type: "WEEK_BASED";
              /** @enum {unknown} */
              timezone:
                | "UTC"
                | "America/New_York"
                | "America/Chicago"
                | "America/Denver"
                | "America/Phoenix"
                | "America/Los_Angeles"
                | "America/Anchorage"
                | "Pacific/Honolulu";
              interval: {
                SUNDAY?: {
                  slots: {
                    start: string;
                    end: string;
                    sync_frequency: number;
                    /** @enum {unknown} */
                    sync_cadence: "MINUTE" | "HOUR" | "DAY" | "WEEK" | "MONTH" | "SECOND";
                  }[];
                };
                MONDAY?: {
                  slots: {
                    start: string;
                    end: string;
                    sync_frequency: number;
                    /** @enum {unknown} */
                    sync_cadence: "MINUTE" | "HOUR" | "DAY" | "WEEK" | "MONTH" | "SECOND";
                  }[];
                };
                TUESDAY?: {
                  slots: {
                    start: string;
                    end: string;
                    sync_frequency: number;
                    /** @enum {unknown} */
                    sync_cadence: "MINUTE" | "HOUR" | "DAY" | "WEEK" | "MONTH" | "SECOND";
                  }[];
                };
                WEDNESDAY?: {
                  slots: {
                    start: string;
                    end: string;
                    sync_frequency: number;
                    /** @enum {unknown} */
                    sync_cadence: "MINUTE" | "HOUR" | "DAY" | "WEEK" | "MONTH" | "SECOND";
                  }[];
                };
                THURSDAY?: {
                  slots: {
                    start: string;
                    end: string;
                    sync_frequency: number;
                    /** @enum {unknown} */
                    sync_cadence: "MINUTE" | "HOUR" | "DAY" | "WEEK" | "MONTH" | "SECOND";
                  }[];
                };
                FRIDAY?: {
                  slots: {
                    start: string;
                    end: string;
                    sync_frequency: number;
                    /** @enum {unknown} */
                    sync_cadence: "MINUTE" | "HOUR" | "DAY" | "WEEK" | "MONTH" | "SECOND";
                  }[];
                };
                SATURDAY?: {
                  slots: {
                    start: string;
                    end: string;
                    sync_frequency: number;
                    /** @enum {unknown} */
                    sync_cadence: "MINUTE" | "HOUR" | "DAY" | "WEEK" | "MONTH" | "SECOND";
                  }[];
                };
              };
            };
            use_custom_sync_schedule?: boolean;
            /** @description Copies that integration's settings, without its credentials. */
            based_on_integration_id?: string;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              result: {
                id: string;
                created_at: string;
                updated_at: string;
                name: string;
                active: boolean;
                system: string;
                sync_frequency: number;
                sync_cadence: string;
                max_job_concurrency: number;
                max_request_frequency: number;
                max_request_cadence: string;
                base_url: string | null;
                is_archived: boolean;
                new_properties_are_enabled: boolean;
                allow_manual_syncs: boolean;
                use_custom_sync_schedule: boolean;
                vendor: string;
                customer_id: string;
                ping_results: {
                  [key: string]: string;
                };
                custom_sync_schedule?: {
                  [key: string]: unknown;
                } | null;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/admin/integrations/{integration_id}/": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An integration, with what blocks it and how many writes wait */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
        };
        header?: never;
        path: {
          integration_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                created_at: string;
                updated_at: string;
                name: string;
                active: boolean;
                system: string;
                sync_frequency: number;
                sync_cadence: string;
                max_job_concurrency: number;
                max_request_frequency: number;
                max_request_cadence: string;
                base_url: string | null;
                is_archived: boolean;
                new_properties_are_enabled: boolean;
                allow_manual_syncs: boolean;
                use_custom_sync_schedule: boolean;
                vendor: string;
                custom_sync_schedule: {
                  [key: string]: unknown;
                } | null;
                last_completed_sync: string | null;
                last_completed_back_sync: string | null;
                integration_interfaces: {
                  interface_name: string;
                  enabled: boolean;
                  version: string | null;
                }[];
                models: {
                  [key: string]: {
                    enabled?: boolean;
                    from_interfaces?: string[];
                  };
                };
                can_authenticate: boolean;
                last_data_access_check: string | null;
                configuration_meta_data: {
                  [key: string]: unknown;
                }[];
                is_running_sync: boolean;
                is_running_data_access_check: boolean;
                /**
                 * @description BLOCKED: RPX refuses the whole integration; its writes wait and go on by themselves.
                 * @enum {unknown}
                 */
                state: "OPEN" | "BLOCKED";
                blocks: {
                  /** @description The property that is refused; null: the whole integration. */
                  x_property_id: string | null;
                  cause: string;
                  reason: string;
                  since: string;
                  next_probe_at: string;
                }[];
                /** @description Counted up to 10000. */
                waiting_writes: number;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    /** Change an integration; credentials are replaced as a whole */
    put: {
      parameters: {
        query: {
          /** @description Leaves undeclared fields out instead of refusing them. */
          ignore_unknown_fields: boolean;
        };
        header?: never;
        path: {
          integration_id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": {
            /** @enum {unknown} */
            integration_vendor?: "REALPAGE_RPX";
            /** @description Sealed at once, and never shown again. */
            credentials?: {
              baseUrl: string;
              licensekey: string;
              pmcId?: string;
              siteId?: string;
              username?: string;
              password?: string;
              system?: string;
              method_specific?: {
                insertfollowup?: {
                  baseUrl: string;
                  licensekey: string;
                };
                insertprospect?: {
                  baseUrl: string;
                  licensekey: string;
                };
                insertactivity?: {
                  baseUrl: string;
                  licensekey: string;
                };
                addresidentactivitylog?: {
                  baseUrl: string;
                  licensekey: string;
                };
                postsinglecharge?: {
                  baseUrl: string;
                  licensekey: string;
                };
                addservicerequest?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getscheduledappointments?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getfloorplanlist?: {
                  baseUrl: string;
                  licensekey: string;
                };
                prospectsearch?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getactivitytypes?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getpicklistprospect?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getmarketingsourcesbyproperty?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getleaseinfo?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getleasingagentsbyproperty?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getunitlist?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getsubscriptions?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getprospectsurveylist?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getresidentlistinfo?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getresidentconvergent?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getresidentactivitytypes?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getresidentsactivitylogbydaterange?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getresidentledger?: {
                  baseUrl: string;
                  licensekey: string;
                };
                transactioncodes?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getservicerequest?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getworkordersurveylist?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getserviceissuelist?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getlocationlist?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getwoprioritylist?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getunits?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getunitsbyproperty?: {
                  baseUrl: string;
                  licensekey: string;
                };
                unitlist?: {
                  baseUrl: string;
                  licensekey: string;
                };
                updateprospect?: {
                  baseUrl: string;
                  licensekey: string;
                };
                updateservicerequest?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getagentsappointmenttimes?: {
                  baseUrl: string;
                  licensekey: string;
                };
                getsitelist?: {
                  baseUrl: string;
                  licensekey: string;
                };
                updatesitesubscriptionstatus?: {
                  baseUrl: string;
                  licensekey: string;
                };
              };
            };
            name?: string;
            /**
             * @description Deprecated in the contract and without effect: Guestcard has one system.
             * @enum {unknown}
             */
            system?: "PRODUCTION" | "SANDBOX";
            sync_frequency?: number;
            /** @enum {unknown} */
            sync_cadence?: "MINUTE" | "HOUR" | "DAY" | "WEEK" | "MONTH" | "SECOND";
            /** @enum {unknown} */
            max_request_cadence?: "MINUTE" | "HOUR" | "DAY" | "WEEK" | "MONTH" | "SECOND";
            max_request_frequency?: number;
            max_job_concurrency?: number;
            active?: boolean;
            /** @description Deprecated in the contract and without effect: `credentials.baseUrl` counts. */
            base_url?: string | null;
            new_properties_are_enabled?: boolean;
            /** @description Deprecated in the contract and without effect: always true. */
            allow_manual_syncs?: boolean;
            custom_sync_schedule?: {
              /** @enum {unknown} */
              type: "WEEK_BASED";
              /** @enum {unknown} */
              timezone:
                | "UTC"
                | "America/New_York"
                | "America/Chicago"
                | "America/Denver"
                | "America/Phoenix"
                | "America/Los_Angeles"
                | "America/Anchorage"
                | "Pacific/Honolulu";
              interval: {
                SUNDAY?: {
                  slots: {
                    start: string;
                    end: string;
                    sync_frequency: number;
                    /** @enum {unknown} */
                    sync_cadence: "MINUTE" | "HOUR" | "DAY" | "WEEK" | "MONTH" | "SECOND";
                  }[];
                };
                MONDAY?: {
                  slots: {
                    start: string;
                    end: string;
                    sync_frequency: number;
                    /** @enum {unknown} */
                    sync_cadence: "MINUTE" | "HOUR" | "DAY" | "WEEK" | "MONTH" | "SECOND";
                  }[];
                };
                TUESDAY?: {
                  slots: {
                    start: string;
                    end: string;
                    sync_frequency: number;
                    /** @enum {unknown} */
                    sync_cadence: "MINUTE" | "HOUR" | "DAY" | "WEEK" | "MONTH" | "SECOND";
                  }[];
                };
                WEDNESDAY?: {
                  slots: {
                    start: string;
                    end: string;
                    sync_frequency: number;
                    /** @enum {unknown} */
                    sync_cadence: "MINUTE" | "HOUR" | "DAY" | "WEEK" | "MONTH" | "SECOND";
                  }[];
                };
                THURSDAY?: {
                  slots: {
                    start: string;
                    end: string;
                    sync_frequency: number;
                    /** @enum {unknown} */
                    sync_cadence: "MINUTE" | "HOUR" | "DAY" | "WEEK" | "MONTH" | "SECOND";
                  }[];
                };
                FRIDAY?: {
                  slots: {
                    start: string;
                    end: string;
                    sync_frequency: number;
                    /** @enum {unknown} */
                    sync_cadence: "MINUTE" | "HOUR" | "DAY" | "WEEK" | "MONTH" | "SECOND";
                  }[];
                };
                SATURDAY?: {
                  slots: {
                    start: string;
                    end: string;
                    sync_frequency: number;
                    /** @enum {unknown} */
                    sync_cadence: "MINUTE" | "HOUR" | "DAY" | "WEEK" | "MONTH" | "SECOND";
                  }[];
                };
              };
            };
            use_custom_sync_schedule?: boolean;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              result: {
                id: string;
                created_at: string;
                updated_at: string;
                name: string;
                active: boolean;
                system: string;
                sync_frequency: number;
                sync_cadence: string;
                max_job_concurrency: number;
                max_request_frequency: number;
                max_request_cadence: string;
                base_url: string | null;
                is_archived: boolean;
                new_properties_are_enabled: boolean;
                allow_manual_syncs: boolean;
                use_custom_sync_schedule: boolean;
                integration_vendor: string;
                custom_sync_schedule?: {
                  [key: string]: unknown;
                } | null;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    post?: never;
    /** Archive an integration; what was accepted for it is still delivered */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          integration_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              success: boolean;
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/admin/integrations/{integration_id}/manual-sync": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sync an integration now */
    post: {
      parameters: {
        query: {
          /** @description Leaves undeclared fields out instead of refusing them. */
          ignore_unknown_fields: boolean;
        };
        header?: never;
        path: {
          integration_id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": {
            /** @description Without effect: Guestcard has no named sync settings. */
            sync_config_id?: string;
            /** @description None: all. What RealPage Exchange does not offer is left out. */
            models_to_sync?: (
              | "accounting_entities"
              | "address_types"
              | "amenities"
              | "ap_codes"
              | "applicant_pets"
              | "applicants"
              | "application_statuses"
              | "applications"
              | "call_logs"
              | "charge_codes"
              | "charge_code_types"
              | "charge_timings"
              | "concessions"
              | "construction_jobs"
              | "contracts"
              | "deposit_summaries"
              | "deposits"
              | "employees"
              | "event_results"
              | "event_sub_types"
              | "event_types"
              | "events"
              | "fees"
              | "file_types"
              | "financial_accounts"
              | "floor_plans"
              | "invoice_items"
              | "invoices"
              | "lead_pets"
              | "lead_relationships"
              | "lead_sources"
              | "leads"
              | "lease_services"
              | "lease_transfers"
              | "leases"
              | "listings"
              | "locations"
              | "note_categories"
              | "owners"
              | "payable_registers"
              | "pet_types"
              | "properties"
              | "property_lists"
              | "property_office_hours"
              | "purchase_orders"
              | "recurring_resident_charges"
              | "rentable_items"
              | "resident_allocations"
              | "resident_charges"
              | "resident_insurance"
              | "resident_payments"
              | "resident_pets"
              | "resident_vehicles"
              | "residents"
              | "screenings"
              | "service_request_categories"
              | "service_request_locations"
              | "service_request_notes"
              | "service_request_priorities"
              | "service_request_problems"
              | "service_request_statuses"
              | "service_request_vendor_categories"
              | "service_request_vendor_contacts"
              | "service_request_vendors"
              | "service_request_vendors_insurance"
              | "service_requests"
              | "timezones"
              | "unit_details"
              | "unit_pricing"
              | "units"
              | "vendor_insurance_coverage_types"
              | "vendor_insurance_policy_types"
              | "vendor_payment_types"
            )[];
          } | null;
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              result: {
                success: boolean;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/admin/integrations/{integration_id}/back-sync": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sync an integration from its beginning */
    post: {
      parameters: {
        query: {
          /** @description Leaves undeclared fields out instead of refusing them. */
          ignore_unknown_fields: boolean;
        };
        header?: never;
        path: {
          integration_id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": {
            /** @description Without effect: Guestcard has no named sync settings. */
            sync_config_id?: string;
            /** @description None: all. What RealPage Exchange does not offer is left out. */
            models_to_sync?: (
              | "accounting_entities"
              | "address_types"
              | "amenities"
              | "ap_codes"
              | "applicant_pets"
              | "applicants"
              | "application_statuses"
              | "applications"
              | "call_logs"
              | "charge_codes"
              | "charge_code_types"
              | "charge_timings"
              | "concessions"
              | "construction_jobs"
              | "contracts"
              | "deposit_summaries"
              | "deposits"
              | "employees"
              | "event_results"
              | "event_sub_types"
              | "event_types"
              | "events"
              | "fees"
              | "file_types"
              | "financial_accounts"
              | "floor_plans"
              | "invoice_items"
              | "invoices"
              | "lead_pets"
              | "lead_relationships"
              | "lead_sources"
              | "leads"
              | "lease_services"
              | "lease_transfers"
              | "leases"
              | "listings"
              | "locations"
              | "note_categories"
              | "owners"
              | "payable_registers"
              | "pet_types"
              | "properties"
              | "property_lists"
              | "property_office_hours"
              | "purchase_orders"
              | "recurring_resident_charges"
              | "rentable_items"
              | "resident_allocations"
              | "resident_charges"
              | "resident_insurance"
              | "resident_payments"
              | "resident_pets"
              | "resident_vehicles"
              | "residents"
              | "screenings"
              | "service_request_categories"
              | "service_request_locations"
              | "service_request_notes"
              | "service_request_priorities"
              | "service_request_problems"
              | "service_request_statuses"
              | "service_request_vendor_categories"
              | "service_request_vendor_contacts"
              | "service_request_vendors"
              | "service_request_vendors_insurance"
              | "service_requests"
              | "timezones"
              | "unit_details"
              | "unit_pricing"
              | "units"
              | "vendor_insurance_coverage_types"
              | "vendor_insurance_policy_types"
              | "vendor_payment_types"
            )[];
          } | null;
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              result: {
                success: boolean;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/admin/integrations/{integration_id}/syncs": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The syncs of an integration and how they went (beyond the contract) */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
          /** @description `meta.next_cursor` of the page before. It brings its order along; offset must be absent. */
          cursor?: string;
        };
        header?: never;
        path: {
          integration_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                /** @enum {unknown} */
                kind: "manual" | "scheduled" | "back";
                /** @description None: all. */
                models: string[];
                /** @enum {unknown} */
                state: "waiting" | "running" | "done" | "failed";
                requested_at: string;
                started_at: string | null;
                finished_at: string | null;
                counts: {
                  [key: string]: unknown;
                };
                errors: unknown[];
              }[];
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/admin/integrations/{integration_id}/properties": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which properties of an integration are synced */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
          /** @description `meta.next_cursor` of the page before. It brings its order along; offset must be absent. */
          cursor?: string;
        };
        header?: never;
        path: {
          integration_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                created_at: string;
                integration_id: string;
                property_id: string;
                /** @description False: what hangs on the property is no longer synced. */
                enabled: boolean;
              }[];
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/admin/integrations/{integration_id}/properties/{property_configuration_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Switch the sync of a property on or off */
    put: {
      parameters: {
        query: {
          /** @description Leaves undeclared fields out instead of refusing them. */
          ignore_unknown_fields: boolean;
        };
        header?: never;
        path: {
          integration_id: string;
          /** @description The configuration's id, not the property's. */
          property_configuration_id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": {
            enabled: boolean;
            /** @description Default false. Also asks for a sync of the integration. */
            trigger_integration_resync?: boolean;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              results: {
                id: string;
                created_at: string;
                integration_id: string;
                property_id: string;
                /** @description False: what hangs on the property is no longer synced. */
                enabled: boolean;
                additional_message?: string;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/admin/integrations/{integration_id}/data-access": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the last data access check found, by model */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          integration_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              result: {
                models: {
                  [key: string]: {
                    read: {
                      /** @enum {string} */
                      status?: "SUCCESS" | "FAILED" | "PROCESSING";
                      /** @description The RPX method and RPX's own words. */
                      error_message?: string | null;
                      unsupported?: boolean;
                      untested?: boolean;
                    };
                    create: {
                      /** @enum {string} */
                      status?: "SUCCESS" | "FAILED" | "PROCESSING";
                      /** @description The RPX method and RPX's own words. */
                      error_message?: string | null;
                      unsupported?: boolean;
                      untested?: boolean;
                    };
                    update: {
                      /** @enum {string} */
                      status?: "SUCCESS" | "FAILED" | "PROCESSING";
                      /** @description The RPX method and RPX's own words. */
                      error_message?: string | null;
                      unsupported?: boolean;
                      untested?: boolean;
                    };
                  };
                };
                last_data_access_check: string | null;
                data_access_check_in_process: boolean;
                /** @description Beyond the contract: what each RPX method answered. */
                methods: {
                  [key: string]: {
                    /** @enum {unknown} */
                    status: "SUCCESS" | "FAILED";
                    error_message: string | null;
                    /**
                     * @description Why RPX refuses the method, as a block of an integration says it; null: it does not.
                     * @enum {string|null}
                     */
                    cause: "licence" | "subscription" | "credentials" | "forbidden" | "misconfigured" | null;
                  };
                };
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    /** Ask RPX each method that an integration needs; one check at a time */
    post: {
      parameters: {
        query: {
          /** @description Leaves undeclared fields out instead of refusing them. */
          ignore_unknown_fields: boolean;
        };
        header?: never;
        path: {
          integration_id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": Record<string, never> | null;
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              result: {
                /** @description False: a check is in process already. */
                began_data_access: boolean;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/webhooks/": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List webhooks */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
          /** @description `meta.next_cursor` of the page before. It brings its order along; offset must be absent. */
          cursor?: string;
          /** @description Default true. Empty (`active=`): whether active or not. */
          active?: boolean | null;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                created_at: string;
                updated_at: string;
                url: string;
                active: boolean;
                /** @description Shown by the answer that sets it, and masked everywhere else. */
                secret: string;
                /** @enum {unknown} */
                system: "PRODUCTION" | "SANDBOX";
                triggers: {
                  id: string;
                  /** @enum {unknown} */
                  trigger:
                    | "DATA_NEW"
                    | "DATA_UPDATE"
                    | "SYNC_COMPLETE"
                    | "FIRST_SYNC_COMPLETE"
                    | "JOB_FAILURE"
                    | "JOB_SUCCESS"
                    | "WRITE_OPERATION_FAILURE"
                    | "WRITE_OPERATION_SUCCESS";
                  model: string | null;
                }[];
                /** @description Beyond the contract, as is what follows: when Guestcard switched it off because it only failed. */
                switched_off_at: string | null;
                failing_since: string | null;
                last_success_at: string | null;
                previous_secret_until: string | null;
                headers?: {
                  header: string;
                  value: string;
                }[];
              }[];
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    /** Create a webhook; its secret is shown this once */
    post: {
      parameters: {
        query: {
          /** @description Leaves undeclared fields out instead of refusing them. */
          ignore_unknown_fields: boolean;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": {
            /** Format: uri */
            url: string;
            triggers: (
              | "DATA_NEW"
              | "DATA_UPDATE"
              | "SYNC_COMPLETE"
              | "FIRST_SYNC_COMPLETE"
              | "JOB_FAILURE"
              | "JOB_SUCCESS"
              | "WRITE_OPERATION_FAILURE"
              | "WRITE_OPERATION_SUCCESS"
            )[];
            headers?: {
              header: string;
              value: string;
            }[];
            active?: boolean;
            secret?: string;
            /**
             * @description Narrows DATA_NEW and DATA_UPDATE to one model; null: every model.
             * @enum {string|null}
             */
            model?:
              | "accounting_entities"
              | "address_types"
              | "amenities"
              | "ap_codes"
              | "ap_codes_to_construction_job"
              | "applicant_pets"
              | "applicants"
              | "applicants_to_applications"
              | "applicants_to_events"
              | "applicants_to_rentable_items"
              | "application_statuses"
              | "applications"
              | "call_logs"
              | "charge_code_types"
              | "charge_code_types_to_charge_timings"
              | "charge_codes"
              | "charge_timings"
              | "concessions"
              | "construction_job_details"
              | "construction_jobs"
              | "contract_details"
              | "contracts"
              | "crm_agents"
              | "crm_amenities"
              | "crm_attributions"
              | "crm_communities"
              | "crm_communities_to_agents"
              | "crm_communities_to_attributions"
              | "crm_events"
              | "crm_listings"
              | "crm_pet_policies"
              | "crm_prospects"
              | "deposit_summaries"
              | "deposits"
              | "employees"
              | "entrata_lease_periods"
              | "entrata_unit_types"
              | "entrata_vendor_locations"
              | "event_results"
              | "event_results_to_event_types"
              | "event_sub_types"
              | "event_types"
              | "events"
              | "fees"
              | "file_types"
              | "financial_accounts"
              | "floor_plans"
              | "integration_configuration_meta_data"
              | "invoice_items"
              | "invoices"
              | "lead_pets"
              | "lead_relationships"
              | "lead_sources"
              | "leads"
              | "leads_to_events"
              | "leads_to_rentable_items"
              | "lease_services"
              | "lease_transfers"
              | "leases"
              | "listings"
              | "locations"
              | "note_categories"
              | "owners"
              | "owners_to_properties"
              | "payable_register_items"
              | "payable_registers"
              | "pet_types"
              | "properties"
              | "property_lists"
              | "property_lists_to_properties"
              | "property_office_hours"
              | "purchase_order_items"
              | "purchase_order_items_to_invoices"
              | "purchase_orders"
              | "recurring_resident_charges"
              | "rentable_items"
              | "rentvine_application_templates"
              | "resident_allocations"
              | "resident_charges"
              | "resident_insurance"
              | "resident_payments"
              | "resident_pets"
              | "resident_vehicles"
              | "residents"
              | "residents_to_events"
              | "residents_to_leases"
              | "residents_to_rentable_items"
              | "screenings"
              | "service_request_access_contacts"
              | "service_request_categories"
              | "service_request_locations"
              | "service_request_notes"
              | "service_request_priorities"
              | "service_request_problems"
              | "service_request_statuses"
              | "service_request_vendor_categories"
              | "service_request_vendor_contacts"
              | "service_request_vendors"
              | "service_request_vendors_insurance"
              | "service_request_vendors_to_properties"
              | "service_requests"
              | "service_requests_to_employees"
              | "service_requests_to_vendors"
              | "timezones"
              | "transactions"
              | "unit_details"
              | "unit_pricing"
              | "units"
              | "units_to_amenity"
              | "vendor_insurance_coverage_types"
              | "vendor_insurance_policy_types"
              | "vendor_payment_types"
              | null;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              result: {
                id: string;
                created_at: string;
                updated_at: string;
                url: string;
                active: boolean;
                /** @description Shown by the answer that sets it, and masked everywhere else. */
                secret: string;
                /** @enum {unknown} */
                system: "PRODUCTION" | "SANDBOX";
                triggers: {
                  id: string;
                  /** @enum {unknown} */
                  trigger:
                    | "DATA_NEW"
                    | "DATA_UPDATE"
                    | "SYNC_COMPLETE"
                    | "FIRST_SYNC_COMPLETE"
                    | "JOB_FAILURE"
                    | "JOB_SUCCESS"
                    | "WRITE_OPERATION_FAILURE"
                    | "WRITE_OPERATION_SUCCESS";
                  model: string | null;
                }[];
                /** @description Beyond the contract, as is what follows: when Guestcard switched it off because it only failed. */
                switched_off_at: string | null;
                failing_since: string | null;
                last_success_at: string | null;
                previous_secret_until: string | null;
                headers:
                  | {
                      header: string;
                      value: string;
                    }[]
                  | null;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/webhooks/{webhook_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A webhook, and how its endpoint does */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
        };
        header?: never;
        path: {
          webhook_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                created_at: string;
                updated_at: string;
                url: string;
                active: boolean;
                /** @description Shown by the answer that sets it, and masked everywhere else. */
                secret: string;
                /** @enum {unknown} */
                system: "PRODUCTION" | "SANDBOX";
                triggers: {
                  id: string;
                  /** @enum {unknown} */
                  trigger:
                    | "DATA_NEW"
                    | "DATA_UPDATE"
                    | "SYNC_COMPLETE"
                    | "FIRST_SYNC_COMPLETE"
                    | "JOB_FAILURE"
                    | "JOB_SUCCESS"
                    | "WRITE_OPERATION_FAILURE"
                    | "WRITE_OPERATION_SUCCESS";
                  model: string | null;
                }[];
                /** @description Beyond the contract, as is what follows: when Guestcard switched it off because it only failed. */
                switched_off_at: string | null;
                failing_since: string | null;
                last_success_at: string | null;
                previous_secret_until: string | null;
                headers?: {
                  header: string;
                  value: string;
                }[];
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    /** Change a webhook; what the body leaves out stays, and a new secret rotates */
    put: {
      parameters: {
        query: {
          /** @description Leaves undeclared fields out instead of refusing them. */
          ignore_unknown_fields: boolean;
        };
        header?: never;
        path: {
          webhook_id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": {
            /** Format: uri */
            url?: string;
            triggers?: (
              | "DATA_NEW"
              | "DATA_UPDATE"
              | "SYNC_COMPLETE"
              | "FIRST_SYNC_COMPLETE"
              | "JOB_FAILURE"
              | "JOB_SUCCESS"
              | "WRITE_OPERATION_FAILURE"
              | "WRITE_OPERATION_SUCCESS"
            )[];
            headers?: {
              header: string;
              value: string;
            }[];
            active?: boolean;
            secret?: string;
            /**
             * @description Narrows DATA_NEW and DATA_UPDATE to one model; null: every model.
             * @enum {string|null}
             */
            model?:
              | "accounting_entities"
              | "address_types"
              | "amenities"
              | "ap_codes"
              | "ap_codes_to_construction_job"
              | "applicant_pets"
              | "applicants"
              | "applicants_to_applications"
              | "applicants_to_events"
              | "applicants_to_rentable_items"
              | "application_statuses"
              | "applications"
              | "call_logs"
              | "charge_code_types"
              | "charge_code_types_to_charge_timings"
              | "charge_codes"
              | "charge_timings"
              | "concessions"
              | "construction_job_details"
              | "construction_jobs"
              | "contract_details"
              | "contracts"
              | "crm_agents"
              | "crm_amenities"
              | "crm_attributions"
              | "crm_communities"
              | "crm_communities_to_agents"
              | "crm_communities_to_attributions"
              | "crm_events"
              | "crm_listings"
              | "crm_pet_policies"
              | "crm_prospects"
              | "deposit_summaries"
              | "deposits"
              | "employees"
              | "entrata_lease_periods"
              | "entrata_unit_types"
              | "entrata_vendor_locations"
              | "event_results"
              | "event_results_to_event_types"
              | "event_sub_types"
              | "event_types"
              | "events"
              | "fees"
              | "file_types"
              | "financial_accounts"
              | "floor_plans"
              | "integration_configuration_meta_data"
              | "invoice_items"
              | "invoices"
              | "lead_pets"
              | "lead_relationships"
              | "lead_sources"
              | "leads"
              | "leads_to_events"
              | "leads_to_rentable_items"
              | "lease_services"
              | "lease_transfers"
              | "leases"
              | "listings"
              | "locations"
              | "note_categories"
              | "owners"
              | "owners_to_properties"
              | "payable_register_items"
              | "payable_registers"
              | "pet_types"
              | "properties"
              | "property_lists"
              | "property_lists_to_properties"
              | "property_office_hours"
              | "purchase_order_items"
              | "purchase_order_items_to_invoices"
              | "purchase_orders"
              | "recurring_resident_charges"
              | "rentable_items"
              | "rentvine_application_templates"
              | "resident_allocations"
              | "resident_charges"
              | "resident_insurance"
              | "resident_payments"
              | "resident_pets"
              | "resident_vehicles"
              | "residents"
              | "residents_to_events"
              | "residents_to_leases"
              | "residents_to_rentable_items"
              | "screenings"
              | "service_request_access_contacts"
              | "service_request_categories"
              | "service_request_locations"
              | "service_request_notes"
              | "service_request_priorities"
              | "service_request_problems"
              | "service_request_statuses"
              | "service_request_vendor_categories"
              | "service_request_vendor_contacts"
              | "service_request_vendors"
              | "service_request_vendors_insurance"
              | "service_request_vendors_to_properties"
              | "service_requests"
              | "service_requests_to_employees"
              | "service_requests_to_vendors"
              | "timezones"
              | "transactions"
              | "unit_details"
              | "unit_pricing"
              | "units"
              | "units_to_amenity"
              | "vendor_insurance_coverage_types"
              | "vendor_insurance_policy_types"
              | "vendor_payment_types"
              | null;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              result: {
                id: string;
                created_at: string;
                updated_at: string;
                url: string;
                active: boolean;
                /** @description Shown by the answer that sets it, and masked everywhere else. */
                secret: string;
                /** @enum {unknown} */
                system: "PRODUCTION" | "SANDBOX";
                triggers: {
                  id: string;
                  /** @enum {unknown} */
                  trigger:
                    | "DATA_NEW"
                    | "DATA_UPDATE"
                    | "SYNC_COMPLETE"
                    | "FIRST_SYNC_COMPLETE"
                    | "JOB_FAILURE"
                    | "JOB_SUCCESS"
                    | "WRITE_OPERATION_FAILURE"
                    | "WRITE_OPERATION_SUCCESS";
                  model: string | null;
                }[];
                /** @description Beyond the contract, as is what follows: when Guestcard switched it off because it only failed. */
                switched_off_at: string | null;
                failing_since: string | null;
                last_success_at: string | null;
                previous_secret_until: string | null;
                headers:
                  | {
                      header: string;
                      value: string;
                    }[]
                  | null;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    post?: never;
    /** Delete a webhook with its deliveries */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          webhook_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              result: {
                id: string;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/webhooks/{webhook_id}/rotate-secret": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Rotate a webhook's secret; both sign during the overlap (beyond the contract) */
    post: {
      parameters: {
        query: {
          /** @description Leaves undeclared fields out instead of refusing them. */
          ignore_unknown_fields: boolean;
        };
        header?: never;
        path: {
          webhook_id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": {
            secret?: string;
            /** @description How long the old secret goes on signing. Default 86400. */
            overlap_seconds?: number;
          } | null;
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              result: {
                id: string;
                created_at: string;
                updated_at: string;
                url: string;
                active: boolean;
                /** @description Shown by the answer that sets it, and masked everywhere else. */
                secret: string;
                /** @enum {unknown} */
                system: "PRODUCTION" | "SANDBOX";
                triggers: {
                  id: string;
                  /** @enum {unknown} */
                  trigger:
                    | "DATA_NEW"
                    | "DATA_UPDATE"
                    | "SYNC_COMPLETE"
                    | "FIRST_SYNC_COMPLETE"
                    | "JOB_FAILURE"
                    | "JOB_SUCCESS"
                    | "WRITE_OPERATION_FAILURE"
                    | "WRITE_OPERATION_SUCCESS";
                  model: string | null;
                }[];
                /** @description Beyond the contract, as is what follows: when Guestcard switched it off because it only failed. */
                switched_off_at: string | null;
                failing_since: string | null;
                last_success_at: string | null;
                previous_secret_until: string | null;
                headers:
                  | {
                      header: string;
                      value: string;
                    }[]
                  | null;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/webhooks/{webhook_id}/history": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What happened to a webhook itself: changed, rotated, switched off (beyond the contract) */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
          /** @description `meta.next_cursor` of the page before. It brings its order along; offset must be absent. */
          cursor?: string;
        };
        header?: never;
        path: {
          webhook_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                at: string;
                /** @enum {unknown} */
                event:
                  | "created"
                  | "changed"
                  | "activated"
                  | "deactivated"
                  | "secret_rotated"
                  | "switched_off"
                  | "deliveries_dropped";
                reason: string | null;
              }[];
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/webhooks/{webhook_id}/deliveries": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was sent to a webhook and how it was taken (beyond the contract) */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
          /** @description `meta.next_cursor` of the page before. It brings its order along; offset must be absent. */
          cursor?: string;
          state?: "pending" | "delivered" | "failed";
          trigger?:
            | "DATA_NEW"
            | "DATA_UPDATE"
            | "SYNC_COMPLETE"
            | "FIRST_SYNC_COMPLETE"
            | "JOB_FAILURE"
            | "JOB_SUCCESS"
            | "WRITE_OPERATION_FAILURE"
            | "WRITE_OPERATION_SUCCESS";
        };
        header?: never;
        path: {
          webhook_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                /** @description The event's id, which is also the header `webhook-id`. */
                id: string;
                /** @enum {unknown} */
                trigger:
                  | "DATA_NEW"
                  | "DATA_UPDATE"
                  | "SYNC_COMPLETE"
                  | "FIRST_SYNC_COMPLETE"
                  | "JOB_FAILURE"
                  | "JOB_SUCCESS"
                  | "WRITE_OPERATION_FAILURE"
                  | "WRITE_OPERATION_SUCCESS";
                /** @enum {unknown} */
                state: "pending" | "delivered" | "failed";
                attempts: number;
                created_at: string;
                due_at: string | null;
                last_attempt_at: string | null;
                /** @description What the endpoint answered; null: it did not. */
                http_status: number | null;
                /** @description Why it counts as failed; null: it does not. */
                error: string | null;
                /** @description The first 1024 bytes of the answer's body. */
                body_head: string | null;
              }[];
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/webhooks/{webhook_id}/deliveries/{delivery_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A delivery with its body and every attempt (beyond the contract) */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          webhook_id: string;
          delivery_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                /** @description The event's id, which is also the header `webhook-id`. */
                id: string;
                /** @enum {unknown} */
                trigger:
                  | "DATA_NEW"
                  | "DATA_UPDATE"
                  | "SYNC_COMPLETE"
                  | "FIRST_SYNC_COMPLETE"
                  | "JOB_FAILURE"
                  | "JOB_SUCCESS"
                  | "WRITE_OPERATION_FAILURE"
                  | "WRITE_OPERATION_SUCCESS";
                /** @enum {unknown} */
                state: "pending" | "delivered" | "failed";
                attempts: number;
                created_at: string;
                due_at: string | null;
                last_attempt_at: string | null;
                /** @description What the endpoint answered; null: it did not. */
                http_status: number | null;
                /** @description Why it counts as failed; null: it does not. */
                error: string | null;
                /** @description The first 1024 bytes of the answer's body. */
                body_head: string | null;
                /** @description What is sent, byte for byte. */
                body: string;
                attempt_log: {
                  attempt: number;
                  at: string;
                  duration_ms: number | null;
                  /** @description What the endpoint answered; null: it did not. */
                  http_status: number | null;
                  /** @description Why it counts as failed; null: it does not. */
                  error: string | null;
                  /** @description The first 1024 bytes of the answer's body. */
                  body_head: string | null;
                }[];
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/webhooks/{webhook_id}/deliveries/{delivery_id}/resend": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send a delivery again, whatever became of it (beyond the contract) */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          webhook_id: string;
          delivery_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              result: {
                resent: number;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/webhooks/{webhook_id}/resend": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send every delivery of a time range again (beyond the contract) */
    post: {
      parameters: {
        query: {
          /** @description Leaves undeclared fields out instead of refusing them. */
          ignore_unknown_fields: boolean;
        };
        header?: never;
        path: {
          webhook_id: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": {
            /** Format: date-time */
            from: string;
            /**
             * Format: date-time
             * @description The first moment after the range.
             */
            to: string;
            /** @enum {unknown} */
            state?: "pending" | "delivered" | "failed";
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              result: {
                resent: number;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/admin/data-diffs/": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What changed in records, of the last 30 days */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
          /** @description `meta.next_cursor` of the page before. It brings its order along; offset must be absent. */
          cursor?: string;
          integration_vendor?:
            | "REALPAGE_RPX"
            | "APPFOLIO"
            | "BUILDIUM"
            | "ELISEAI"
            | "ENTRATA"
            | "FUNNEL"
            | "KNOCK"
            | "MRI"
            | "PROPERTYWARE"
            | "PROPERTYWARE_REST"
            | "REALPAGE"
            | "RENTCAFE"
            | "RENTMANAGER"
            | "RENTVINE"
            | "RESMAN"
            | "SAMPLE1"
            | "SAMPLE2"
            | "SAMPLE3"
            | "YARDI"
            | "YARDI_REST";
          integration_id?: string;
          /** @description RFC 3339, as 2027-01-15T00:00:00Z; or a day, as 2027-01-15, which begins by UTC. */
          before?: string;
          /** @description RFC 3339, as 2027-01-15T00:00:00Z; or a day, as 2027-01-15, which begins by UTC. */
          after?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                model: string;
                model_record_id: string;
                /** @enum {unknown} */
                event_type: "NEW" | "UPDATE";
                /** @description The fields that changed, in `new` and `previous`. */
                data_diff: {
                  [key: string]: unknown;
                };
                created_at: string;
                job_id: string | null;
                integration_id: string;
                integration_vendor: string;
              }[];
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/admin/audit-log/": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every administrative act: who, what, when and from where (beyond the contract) */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
          /** @description `meta.next_cursor` of the page before. It brings its order along; offset must be absent. */
          cursor?: string;
          action?:
            | "api_key.created"
            | "api_key.changed"
            | "api_key.revoked"
            | "session.started"
            | "session.ended"
            | "integration.created"
            | "integration.changed"
            | "integration.archived"
            | "integration.sync_requested"
            | "integration.back_sync_requested"
            | "integration.data_access_checked"
            | "property_configuration.changed"
            | "webhook.created"
            | "webhook.changed"
            | "webhook.deleted"
            | "webhook.secret_rotated"
            | "webhook.deliveries_resent"
            | "write.retried"
            | "write.resolved"
            | "person.erased"
            | "secret_key.rotation_begun"
            | "secret_key.resealed"
            | "secret_key.rotation_ended"
            | "database.backed_up"
            | "database.restored";
          /** @description The id of an API key. */
          actor_id?: string;
          object_kind?: string;
          object_id?: string;
          /** @description RFC 3339, as 2027-01-15T00:00:00Z; or a day, as 2027-01-15, which begins by UTC. */
          before?: string;
          /** @description RFC 3339, as 2027-01-15T00:00:00Z; or a day, as 2027-01-15, which begins by UTC. */
          after?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                created_at: string;
                /** @enum {unknown} */
                actor_kind: "api_key" | "command_line" | "gateway";
                actor_id: string | null;
                /** @description The API key's name, or the user of the command line. */
                actor_name: string;
                /** @enum {unknown} */
                action:
                  | "api_key.created"
                  | "api_key.changed"
                  | "api_key.revoked"
                  | "session.started"
                  | "session.ended"
                  | "integration.created"
                  | "integration.changed"
                  | "integration.archived"
                  | "integration.sync_requested"
                  | "integration.back_sync_requested"
                  | "integration.data_access_checked"
                  | "property_configuration.changed"
                  | "webhook.created"
                  | "webhook.changed"
                  | "webhook.deleted"
                  | "webhook.secret_rotated"
                  | "webhook.deliveries_resent"
                  | "write.retried"
                  | "write.resolved"
                  | "person.erased"
                  | "secret_key.rotation_begun"
                  | "secret_key.resealed"
                  | "secret_key.rotation_ended"
                  | "database.backed_up"
                  | "database.restored";
                object_kind: string;
                object_id: string | null;
                request_id: string | null;
                source_address: string | null;
                /** @description What was changed, as it was; without secrets and personal data. */
                before: {
                  [key: string]: unknown;
                } | null;
                /** @description As it is since then. */
                after: {
                  [key: string]: unknown;
                } | null;
              }[];
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/admin/erasures": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Erase one person's data, or count what would be erased (beyond the contract) */
    post: {
      parameters: {
        query: {
          /** @description Leaves undeclared fields out instead of refusing them. */
          ignore_unknown_fields: boolean;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": {
            /** @description Writes and guest cards with this address. */
            email?: string;
            /** @description Writes and guest cards with this number; its last ten digits count. */
            phone?: string;
            /** @description The integration of guest_card_id. */
            integration_id?: string;
            /** @description RealPage's id of a guest card. */
            guest_card_id?: string;
            /** @description A write, and what belongs to the guest card that it made or changed. */
            job_id?: string;
            /** @description Default false: only counts, and changes nothing. */
            confirm?: boolean;
            /** @description Default false. Gives up writes that wait or need review, instead of answering 409. The others end by themselves. */
            give_up_unfinished?: boolean;
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              result: {
                /** @description False: nothing was changed. */
                erased: boolean;
                job_ids: string[];
                /** @description How many guest cards are not read again. */
                guest_cards: number;
                given_up_job_ids: string[];
                /** @description Rows that were removed or blanked, by table. */
                rows: {
                  [key: string]: number;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/admin/logs/writes/": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The newest writes that ended, one row a write */
    get: {
      parameters: {
        query: {
          limit: number;
          offset?: number | null;
          time_range?: "hour" | "day" | "week" | "month";
          integration_id?: string;
          status?: "SUCCESS" | "FAILURE";
          write_category?:
            | "amenities"
            | "applicants"
            | "applications"
            | "contracts"
            | "crm_listings"
            | "deposit_summaries"
            | "event_types"
            | "events"
            | "file_types"
            | "file_upload"
            | "invoices"
            | "leads"
            | "leases"
            | "listings"
            | "properties"
            | "purchase_orders"
            | "recurring_resident_charges"
            | "resident_charges"
            | "resident_payments"
            | "resident_pets"
            | "residents"
            | "service_request_vendors"
            | "service_requests"
            | "transactions"
            | "units";
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              results: {
                logs: {
                  id: string;
                  created_at: string;
                  job_id: string;
                  job_log_id: string;
                  /** @enum {unknown} */
                  status: "SUCCESS" | "FAILURE";
                  integration_id: string;
                  job_type: string;
                  parameters: unknown;
                  error: string | null;
                  name: string;
                  vendor: string;
                }[];
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/admin/logs/jobs/": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The calls that were made to RPX */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
          /** @description `meta.next_cursor` of the page before. It brings its order along; offset must be absent. */
          cursor?: string;
          status?: "SUCCESS" | "FAILURE";
          integration_id?: string;
          /** @description An RPX method, as `insertprospect`. */
          job_type?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                job_id: string | null;
                created_at: string;
                job_type: string;
                /** @enum {unknown} */
                status: "SUCCESS" | "FAILURE";
                parent_job_id: string | null;
                root_job_id: string;
                job_schedule_id: string | null;
                integration_id: string;
                associated_property_id: string | null;
              }[];
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/admin/logs/jobs/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The calls that one write made, one row an attempt */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
          /** @description `meta.next_cursor` of the page before. It brings its order along; offset must be absent. */
          cursor?: string;
          /** @description Without effect: a write starts no other jobs. */
          include_all_jobs?: string;
        };
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                job_id: string | null;
                created_at: string;
                job_type: string;
                /** @enum {unknown} */
                status: "SUCCESS" | "FAILURE";
                parent_job_id: string | null;
                root_job_id: string;
                job_schedule_id: string | null;
                integration_id: string;
                associated_property_id: string | null;
              }[];
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/admin/job-logs/{job_log_id}/": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One call that was made to RPX */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
        };
        header?: never;
        path: {
          job_log_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                job_id: string | null;
                created_at: string;
                job_type: string;
                /** @enum {unknown} */
                status: "SUCCESS" | "FAILURE";
                parent_job_id: string | null;
                root_job_id: string;
                job_schedule_id: string | null;
                integration_id: string;
                associated_property_id: string | null;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/admin/job-logs/{job_log_id}/data": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was sent to RPX and what it answered, credentials masked */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          job_log_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              request: string;
              reply: string | null;
              http_status: number | null;
              outcome: string;
              reason: string | null;
              message_log_id: string | null;
              started_at: string;
              finished_at: string;
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/console/sessions/": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The sessions of the console: those of the own API key, with the right admin all of the account (beyond the contract) */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
          /** @description `meta.next_cursor` of the page before. It brings its order along; offset must be absent. */
          cursor?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                api_key: {
                  id: string;
                  name: string;
                };
                created_at: string;
                /** @description When it was last used, to some minutes. */
                seen_at: string;
                /** @description When it ends at the latest. */
                expires_at: string;
                /** @description Where it began; null: before that was kept. */
                source_address: string | null;
                /** @description True: it is the session of this request. */
                is_own: boolean;
              }[];
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/console/sessions/{session_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** End a session of the console, from the next request on (beyond the contract) */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          session_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              success: boolean;
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/admin/overview": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How writes do over time and now, and what needs a person (beyond the contract) */
    get: {
      parameters: {
        query?: {
          /** @description The first moment of the span, as 2027-01-15T00:00:00Z. */
          from?: string;
          /** @description The first moment after the span. */
          to?: string;
          integration_id?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              from: string;
              to: string;
              /** @enum {unknown} */
              bucket: "minute" | "hour" | "day";
              series: {
                /** @description The beginning of the bucket, by UTC. */
                at: string;
                accepted: number;
                /** @description Became known as stored in this bucket. */
                delivered: number;
                /** @description Refused, expired or given up in this bucket. */
                failed: number;
                /** @description The most at once in this bucket, as seen every half minute; null: nobody looked. */
                waiting: number | null;
                /** @description The most at once in this bucket, as seen every half minute; null: nobody looked. */
                blocked: number | null;
                /** @description The most at once in this bucket, as seen every half minute; null: nobody looked. */
                needs_review: number | null;
              }[];
              totals: {
                accepted: number;
                delivered: number;
                failed: number;
              };
              accept_to_stored_ms: {
                /** @description How many were stored in the span. */
                count: number;
                /** @description Milliseconds. */
                p50: number | null;
                /** @description Milliseconds. */
                p90: number | null;
                /** @description Milliseconds. */
                p99: number | null;
              };
              now: {
                waiting: number;
                /** @description Of the waiting ones, those that RPX refuses for now. */
                blocked: number;
                sending: number;
                unknown: number;
                locating: number;
                /** @description Delivered and not yet read back. */
                stored: number;
                needs_review: number;
              };
              integrations: {
                id: string;
                name: string;
                /** @enum {unknown} */
                state: "OPEN" | "BLOCKED" | "INACTIVE";
                /** @description Why, in words. */
                reason: string | null;
                waiting: number;
                needs_review: number;
                oldest_waiting_seconds: number | null;
                last_completed_sync: string | null;
                /** @enum {unknown} */
                last_sync_state: "waiting" | "running" | "done" | "failed" | null;
              }[];
              /** @description At most 50 of each kind, the longest-waiting first. */
              needs_a_person: {
                /** @enum {unknown} */
                kind: "write_needs_review" | "integration_blocked" | "webhook_switched_off" | "sync_failed";
                /** @description Of the write (its job id), the webhook or the integration that it is about. */
                id: string;
                integration_id: string | null;
                name: string;
                since: string;
                reason: string | null;
                what_to_do: string;
              }[];
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/admin/api-keys/": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The API keys of the account (beyond the contract) */
    get: {
      parameters: {
        query?: {
          limit?: number | null;
          /** @description Default 0. */
          offset?: number | null;
          /** @description field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc. */
          "order-by"?: string;
          /** @description `meta.next_cursor` of the page before. It brings its order along; offset must be absent. */
          cursor?: string;
          is_revoked?: boolean;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              meta: {
                orderBy: {
                  field: string;
                  /** @enum {unknown} */
                  direction: "asc" | "desc";
                }[];
                offset: number;
                limit: number;
                hasMore: boolean | null;
                total: number;
                /** @description Beyond the contract: goes on after this page. */
                next_cursor?: string | null;
              };
              results: {
                id: string;
                name: string;
                rights: ("read" | "write" | "admin")[];
                created_at: string;
                /** @description Since when it is refused; null: it is valid. */
                revoked_at: string | null;
                /** @description True: it is the key of this request. */
                is_own: boolean;
              }[];
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    put?: never;
    /** Make an API key; its token is shown this once (beyond the contract) */
    post: {
      parameters: {
        query: {
          /** @description Leaves undeclared fields out instead of refusing them. */
          ignore_unknown_fields: boolean;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": {
            /** @description What the key is for. */
            name: string;
            /** @description What it may do; at most what the key of this request may. */
            rights: ("read" | "write" | "admin")[];
          };
        };
      };
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              result: {
                id: string;
                name: string;
                rights: ("read" | "write" | "admin")[];
                /** @description Shown this once: only its hash is kept. */
                token: string;
              };
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/admin/api-keys/{api_key_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Revoke an API key for good, and end its sessions (beyond the contract) */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          api_key_id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              success: boolean;
            };
          };
        };
        /** @description Default Response */
        "4XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
        /** @description Default Response */
        "5XX": {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              error: {
                /** @enum {unknown} */
                code:
                  | "invalid_request"
                  | "unauthorized"
                  | "forbidden"
                  | "not_found"
                  | "method_not_allowed"
                  | "not_supported"
                  | "request_timeout"
                  | "conflict"
                  | "payload_too_large"
                  | "unsupported_media_type"
                  | "idempotency_key_reused"
                  | "headers_too_large"
                  | "rate_limit_exceeded"
                  | "internal_error"
                  | "service_unavailable";
                message: string;
                details?: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: never;
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
