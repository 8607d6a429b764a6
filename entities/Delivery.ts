import { defineEntity, p } from '@mikro-orm/core';
import { Outbox } from './Outbox.ts';

export const DeliverySchema = defineEntity({
  name: 'Delivery',
  tableName: 'delivery',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    outbox: () => p.manyToOne(Outbox).ref(),
    channel: p.text(),
    recipient: p.text().nullable(),
    deliveredAt: p.datetime().columnType('timestamptz'),
  },
  uniques: [{ properties: ['outbox', 'channel'] }],
});

/** 送达记录: what the relay handed over, to whom, when. */
export class Delivery extends DeliverySchema.class {}
DeliverySchema.setClass(Delivery);
