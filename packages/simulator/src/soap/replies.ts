import { randomBytes } from "node:crypto";
import { BAD_AUTH, FAULT_NAMESPACE, WCF_DISPATCHER } from "../assumptions.ts";
import { escape } from "./xml.ts";

/** What goes back over HTTP. */
export type SoapReply = { readonly status: number; readonly contentType: string; readonly body: string };

const XML = "text/xml; charset=utf-8";
const OPEN = '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">';

/** The exact envelope of a success (wire.md §1). `payload` begins with its root, which says `xmlns=""`. */
export function success(method: string, payload: string): SoapReply {
  const body = `${OPEN}<s:Body xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><${method}Response xmlns="http://tempuri.org/"><${method}Result>${payload}</${method}Result></${method}Response></s:Body></s:Envelope>`;
  return { status: 200, contentType: XML, body };
}

/** An RPXApplicationFault (§5): HTTP 200 in the cases known, children in alphabetical order. */
export function applicationFault(message: string, status = 200, customMessage = BAD_AUTH): SoapReply {
  const now = new Date();
  const logId = `${now.getUTCFullYear()}.${now.getUTCMonth() + 1}.${randomBytes(16).toString("hex")}.101`;
  const body = `${OPEN}<s:Body><s:Fault><faultcode>s:inv_Param</faultcode><faultstring xml:lang="en-US">${escape(message)}</faultstring><detail><RPXApplicationFault xmlns="${FAULT_NAMESPACE}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><CustomMessage>${escape(customMessage)}</CustomMessage><ExceptionMessage>${escape(message)}</ExceptionMessage><LogId>0</LogId><MessageLogId>${logId}</MessageLogId></RPXApplicationFault></detail></s:Fault></s:Body></s:Envelope>`;
  return { status, contentType: XML, body };
}

function wcfFault(namespace: string, code: string, message: string): SoapReply {
  const body = `${OPEN}<s:Body><s:Fault><faultcode xmlns:a="${namespace}">a:${code}</faultcode><faultstring xml:lang="en-US">${escape(message)}</faultstring></s:Fault></s:Body></s:Envelope>`;
  return { status: 500, contentType: XML, body };
}

/** WCF's answer to an action it does not know (§5, captured). */
export function actionNotSupported(action: string): SoapReply {
  return wcfFault(
    "http://schemas.microsoft.com/ws/2005/05/addressing/none",
    "ActionNotSupported",
    `The message with Action '${action}' cannot be processed at the receiver, due to a ContractFilter mismatch at the EndpointDispatcher. This may be because of either a contract mismatch (mismatched Actions between sender and receiver) or a binding/security mismatch between the sender and the receiver.  Check that sender and receiver have the same contract and the same binding (including security requirements, e.g. Message, Transport, None).`,
  );
}

/** WCF's answer to a request that it cannot read (§5). */
export function deserializationFailed(why: string): SoapReply {
  return wcfFault(
    WCF_DISPATCHER,
    "DeserializationFailed",
    `The formatter threw an exception while trying to deserialize the message: ${why}`,
  );
}

/** WCF's answer to an error of the service (§5). */
export function internalServiceFault(
  message = "The server was unable to process the request due to an internal error.",
): SoapReply {
  return wcfFault(WCF_DISPATCHER, "InternalServiceFault", message);
}

/** What Akamai or IIS sends. */
export function html(status: number, title: string): SoapReply {
  return {
    status,
    contentType: "text/html",
    body: `<HTML><HEAD><TITLE>${title}</TITLE></HEAD><BODY><H1>${title}</H1></BODY></HTML>`,
  };
}
