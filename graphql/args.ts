/** Arguments that every step of the procedure takes, described once. */
export const IDEMPOTENCY_KEY = {
  required: true,
  description:
    '提交编号：8至64个字母、数字或 - _ . :，由前端为每次提交生成。同一编号、同一内容得到同一结果；内容不同返回 IDEMPOTENCY_KEY_REUSED，写法不对报 BAD_USER_INPUT。',
} as const;
export const DECISION_ID = { required: true, description: '决策的全局编号（`Decision.id`）；不存在报 NOT_FOUND。' } as const;
export const CATALOG_ID = { required: true, description: '目录的全局编号（`Catalog.id`）；不存在报 NOT_FOUND。' } as const;
