const ACK_LINK = /(\/incidents\/ack\/)[\w-]+/g;

/** A message without the secret part of its acknowledge link. */
export function hideAckLink(body: string): string {
  return body.replace(ACK_LINK, "$1****");
}
