/** What customers read about their complaints. `{promise}` is one of `promises`, or nothing. */
export const complaintMessages = {
  promises: {
    receipt: "我们会在{due}前由专人答复您。",
    receiptSoon: "我们会尽快由专人答复您。",
    answer: "我们会在{due}前再次与您联系。",
    result: "我们会在{due}前再次与您联系。",
  },
  short: "您的投诉已受理",
  receipt: {
    subject: "【{company}】您的投诉 {number} 已受理",
    sms: "您的投诉已受理，编号{number}。{promise}查看进度：{url}",
    wechat: `您的投诉已受理
投诉编号: {number}
运单号: {waybillNo}
{promise}
查看进度: {url}`,
    email: `{contactName}，您好：

您的投诉我们已经收到，编号 {number}。
相关运单：{waybillNo}

{promise}
您可以随时查看进度、补充说明或上传照片：
{url}

{company}
客服电话 {phone}`,
  },
  answer: {
    subject: "【{company}】关于您的投诉 {number}",
    sms: "投诉{number}：{text} {promise}详情：{url}",
    wechat: `关于您的投诉，客服回复
投诉编号: {number}
内容: {text}
{promise}
查看进度: {url}`,
    email: `{contactName}，您好：

关于您的投诉 {number}：

{text}

{promise}
查看进度或补充说明：
{url}

{company}
客服电话 {phone}`,
  },
  result: {
    subject: "【{company}】您的投诉 {number} 的处理结果",
    sms: "投诉{number}处理结果：{text} {promise}是否满意请告诉我们：{url}",
    wechat: `您的投诉已有处理结果
投诉编号: {number}
内容: {text}
{promise}
确认结果: {url}`,
    email: `{contactName}，您好：

您的投诉 {number} 的处理结果如下：

{text}

{promise}
是否接受这个结果，请在这里告诉我们：
{url}

{company}
客服电话 {phone}`,
  },
  noWaybill: "未指明",
};
