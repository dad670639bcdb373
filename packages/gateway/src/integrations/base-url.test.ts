import assert from "node:assert/strict";
import { test } from "node:test";
import { baseUrlFault } from "./base-url.ts";

test("a public https URL is right", () => {
  for (const url of [
    "https://gateway.rpx.realpage.com/RPXGateway/partner/Acme/Acme.svc",
    "https://8.8.8.8/x",
  ])
    assert.equal(baseUrlFault(url, false), null);
});

test("what is not public, not https or carries a user is refused", () => {
  for (const url of [
    "http://gateway.rpx.realpage.com/",
    "https://user:secret@gateway.rpx.realpage.com/",
    "https://localhost/",
    "https://rpx.localhost./",
    "https://intranet/",
    "https://127.1/",
    "https://0x7f000001/",
    "https://2130706433/",
    "https://10.0.0.8/",
    "https://169.254.169.254/latest",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[fd00::1]/",
    "ftp://gateway.rpx.realpage.com/",
    "gateway.rpx.realpage.com",
  ])
    assert.notEqual(baseUrlFault(url, false), null, url);
});

test("private targets may be allowed, user names never", () => {
  assert.equal(baseUrlFault("http://127.0.0.1:4010/rpx.svc", true), null);
  assert.notEqual(baseUrlFault("http://user@127.0.0.1:4010/", true), null);
  assert.notEqual(baseUrlFault("file:///etc/passwd", true), null);
});
