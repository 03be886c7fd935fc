/** What customers read about their complaints. `{promise}` is one of `promises`, or nothing. */
export const complaintMessages = {
  promises: {
    receipt: "One of us will answer you by {due}. ",
    receiptSoon: "One of us will answer you soon. ",
    answer: "You will hear from us again by {due}. ",
    result: "You will hear from us again by {due}. ",
  },
  short: "We have received your complaint",
  receipt: {
    subject: "[{company}] We have received your complaint {number}",
    sms: "Complaint {number} received. {promise}{url}",
    wechat: `We have received your complaint
Complaint: {number}
Waybill: {waybillNo}
{promise}
Progress: {url}`,
    email: `Dear {contactName},

We have received your complaint. Its number is {number}.
Waybill: {waybillNo}

{promise}
You can see how it stands, add to it or send photos here:
{url}

{company}
Tel {phone}`,
  },
  answer: {
    subject: "[{company}] About your complaint {number}",
    sms: "Complaint {number}: {text} {promise}{url}",
    wechat: `An answer to your complaint
Complaint: {number}
Answer: {text}
{promise}
Progress: {url}`,
    email: `Dear {contactName},

About your complaint {number}:

{text}

{promise}
You can see how it stands or write back here:
{url}

{company}
Tel {phone}`,
  },
  result: {
    subject: "[{company}] The outcome of your complaint {number}",
    sms: "Complaint {number}, outcome: {text} {promise}Tell us if you accept it: {url}",
    wechat: `The outcome of your complaint
Complaint: {number}
Outcome: {text}
{promise}
Accept or not: {url}`,
    email: `Dear {contactName},

This is the outcome of your complaint {number}:

{text}

{promise}
Please tell us here whether you accept it:
{url}

{company}
Tel {phone}`,
  },
  noWaybill: "not named",
};
