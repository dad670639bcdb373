/** A field of a protobuf message: its number, and its value (bytes for messages and strings). */
type Field = { readonly number: number; readonly value: Buffer | bigint };

/** Reads the fields of a message (protobuf's wire format: varint, 64-bit, length-delimited, 32-bit). */
export function fieldsOf(message: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = message.readUInt8(at++);
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < message.length) {
    const key = Number(varint());
    const number = key >>> 3;
    switch (key & 7) {
      case 0:
        fields.push({ number, value: varint() });
        break;
      case 1:
        fields.push({ number, value: message.readBigUInt64LE(at) });
        at += 8;
        break;
      case 2: {
        const length = Number(varint());
        fields.push({ number, value: message.subarray(at, at + length) });
        at += length;
        break;
      }
      case 5:
        fields.push({ number, value: BigInt(message.readUInt32LE(at)) });
        at += 4;
        break;
      default:
        throw new Error(`Wire type ${key & 7}`);
    }
  }
  return fields;
}

/** The messages, or strings as bytes, in the field of that number. */
export const messagesIn = (message: Buffer, number: number): Buffer[] =>
  fieldsOf(message).flatMap((field) =>
    field.number === number && Buffer.isBuffer(field.value) ? [field.value] : [],
  );

/** The number in the field of that number; 0 where there is none, as protobuf has it. */
export function numberIn(message: Buffer, number: number): bigint {
  const found = fieldsOf(message).find((field) => field.number === number);
  return typeof found?.value === "bigint" ? found.value : 0n;
}
