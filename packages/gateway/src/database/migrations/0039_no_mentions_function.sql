-- What mentions a person is found by one regular expression (src/erasure/mention-pattern.ts).
drop function mentions(text, text[], text[], text[], text[]);
