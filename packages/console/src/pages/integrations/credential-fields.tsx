import { TextField } from "../../ui/fields.tsx";
import { MethodFields } from "./method-fields.tsx";

/** The credentials of a licence. */
export function CredentialFields({ isNew }: { readonly isNew: boolean }) {
  return (
    <fieldset className="space-y-4 rounded-lg border border-line p-4">
      <legend className="px-1 font-semibold">Credentials</legend>
      {!isNew && (
        <p className="text-soft">
          Leave them empty to keep what is stored. Filled in, they replace it as a whole.
        </p>
      )}
      <TextField
        name="credentials.baseUrl"
        label="Base URL"
        type="url"
        required={isNew}
        placeholder="https://gateway.rpx.realpage.com/rpxgateway/partner/…/….svc"
      />
      <TextField
        name="credentials.licensekey"
        label="Licence key"
        type="password"
        required={isNew}
        autoComplete="new-password"
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="credentials.pmcId" label="PMC id" hint="The company’s id at RealPage." />
        <TextField name="credentials.siteId" label="Site id" hint="Empty: every property is found." />
        <TextField name="credentials.username" label="User name" hint="Older partners only." />
        <TextField name="credentials.password" label="Password" type="password" autoComplete="new-password" />
      </div>
      <MethodFields />
    </fieldset>
  );
}
