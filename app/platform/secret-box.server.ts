import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "./env.server.ts";
import { remember } from "./remember.ts";

/** Keeps short secrets in the database so that a stolen copy of it gives none away. */
export interface SecretBox {
  /** `owner` (such as the row's id) is bound to the secret: moved to another row it cannot be opened. */
  seal(secret: string, owner: string): string;
  /** *Throws* when the text was changed, belongs to another owner, or was sealed under another key. */
  open(sealed: string, owner: string): string;
}

const VERSION = "v1";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM under a key derived from `dataKey`. */
export function createSecretBox(dataKey: string): SecretBox {
  const key = Buffer.from(hkdfSync("sha256", dataKey, "", "yidao secret box", 32));
  return {
    seal(secret, owner) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(owner));
      const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
      return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url")}`;
    },
    open(sealed, owner) {
      const [version, text = ""] = sealed.split(".");
      const bytes = Buffer.from(text, "base64url");
      if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) {
        throw new Error("not a sealed secret");
      }
      const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(owner)).setAuthTag(tag);
      return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
    },
  };
}

/** The box of this process, under the key `DATA_KEY`. */
export function secretBox(): SecretBox {
  return remember("secret-box", () => createSecretBox(env.DATA_KEY));
}
