import { Connection } from '@temporalio/client';
import { tsToMs } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';
import { TASK_QUEUE } from '../../workflows/messages.ts';
import type { Finding } from './doctor-database.ts';

const { TaskQueueType } = proto.temporal.api.enums.v1;
const ANSWER_WITHIN_MS = 5_000;
/** A poll is renewed every minute at the latest; an older one belongs to a worker that is gone. */
const POLL_AGE_MS_MAX = 90_000;
const SEARCH_ATTRIBUTES = ['Phase', 'CatalogYear', 'OrganCode'];

function said(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

/** Server, namespace with its search attributes, and a worker that polls for workflows and for activities. */
export async function checkTemporal(address: string, namespace: string, queue = TASK_QUEUE): Promise<Finding[]> {
  let connection: Connection;
  try {
    connection = await Connection.connect({ address, connectTimeout: ANSWER_WITHIN_MS });
  } catch (error) {
    return [
      {
        what: 'Temporal',
        state: 'fail',
        detail: `连接不上 ${address}（${said(error)}）`,
        remedy: '请检查 Temporal 服务是否在运行、TEMPORAL_ADDRESS 是否正确；已经收到的意见和命令不会丢失',
      },
    ];
  }
  try {
    return await connection.withDeadline(Date.now() + ANSWER_WITHIN_MS, async () => [
      await server(connection, address),
      await namespaceOf(connection, namespace),
      ...(await workers(connection, namespace, queue)),
    ]);
  } catch (error) {
    return [
      {
        what: 'Temporal',
        state: 'fail',
        detail: `${address} 没有回答（${said(error)}）`,
        remedy: '请查看 Temporal 服务的日志和它的数据库',
      },
    ];
  } finally {
    await connection.close();
  }
}

async function server(connection: Connection, address: string): Promise<Finding> {
  const { serverVersion } = await connection.workflowService.getSystemInfo({});
  return { what: 'Temporal', state: 'ok', detail: `已连接 ${address}，版本 ${serverVersion}` };
}

async function namespaceOf(connection: Connection, namespace: string): Promise<Finding> {
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    const missing = SEARCH_ATTRIBUTES.filter((name) => !(name in (customAttributes ?? {})));
    if (missing.length === 0) return { what: '命名空间', state: 'ok', detail: `${namespace}，检索属性齐全` };
    return {
      what: '命名空间',
      state: 'fail',
      detail: `${namespace} 缺少检索属性 ${missing.join('、')}`,
      remedy: '请启动一次办理进程（会自动登记），或者由 Temporal 管理员登记',
    };
  } catch (error) {
    return {
      what: '命名空间',
      state: 'fail',
      detail: `${namespace}（${said(error)}）`,
      remedy: '请启动一次办理进程（会自动登记），或者设置 TEMPORAL_NAMESPACE',
    };
  }
}

async function workers(connection: Connection, namespace: string, queue: string): Promise<Finding[]> {
  const kinds = [
    ['办理进程（流程）', TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW],
    ['办理进程（活动）', TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY],
  ] as const;
  return Promise.all(
    kinds.map(async ([what, taskQueueType]): Promise<Finding> => {
      try {
        const { pollers } = await connection.workflowService.describeTaskQueue({ namespace, taskQueue: { name: queue }, taskQueueType });
        const alive = (pollers ?? []).filter((p) => p.lastAccessTime && Date.now() - tsToMs(p.lastAccessTime) < POLL_AGE_MS_MAX);
        if (alive.length) return { what, state: 'ok', detail: `${alive.length}个在队列 ${queue} 上待命` };
        return {
          what,
          state: 'fail',
          detail: `队列 ${queue} 上没有办理进程`,
          remedy: '请启动办理进程（容器：docker compose up -d worker；演练：npm start）；期限照常按时钟计算，启动后补记',
        };
      } catch (error) {
        return { what, state: 'fail', detail: said(error), remedy: '请检查命名空间' };
      }
    }),
  );
}
