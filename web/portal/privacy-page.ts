import type { Page } from './frame.ts';
import { html } from './html.ts';
import type { Site } from './shape.ts';

/** 《个人信息怎么用》. */
export function privacyPage(site: Site): Page {
  const title = '个人信息怎么用';
  return {
    title,
    trail: [{ text: title }],
    body: html`<h1>${title}</h1>
      <p>提意见不用注册，姓名、电话、邮箱都可以不填。</p>
      <p>
        您留下的姓名和联系方式加密保存，只有承办单位为核实意见、告知结果才能看到，不公开。公布采纳情况时，个人只显示姓，如朱**；单位照原样显示。
      </p>
      <p>未满14周岁的，可以不留姓名和电话；要留，请监护人填写。</p>
      <p>想查、改、删自己的信息，请用回执上的链接${site.phone && `，或者打电话${site.phone}`}。</p>`,
  };
}
