import { setTimeout as pause } from 'node:timers/promises';
import { ConsentRefused } from '@hub/internal-messages';
import { EVENT_EXCHANGE, eventQueue } from '@hub/messaging';
import { management } from '../../tools/backing-services/management.js';
import type { Random } from '@hub/seeded-random';
import { countOften } from '../check/count-often.js';
import type { Rig } from '../rig/rig.js';
import { MONITOR, READER, type RigProcess, WRITER } from '../rig/roles.js';
import {
  type Binding,
  closeConnections,
  healing,
  isReaders,
  poison,
  restart,
  restoreBinding,
  nothing,
} from './fault-acts.js';

/** Something that goes wrong, and is put right again by what `strike` returns. */
export interface Fault {
  /** Number in the list of faults the backbone must survive. */
  readonly number: string;
  readonly name: string;
  strike(rig: Rig, random: Random): Promise<() => Promise<void>>;
}

const ANY: readonly RigProcess[] = [WRITER, READER, MONITOR];

/** No fault at all, for campaigns in which disorder alone is enough. */
export const A_MOMENT: Fault = {
  number: 'F0',
  name: 'a moment passes',
  strike: async () => {
    await pause(4_000);
    return nothing;
  },
};

/** Everything that the campaign can do to a rig. */
export const FAULTS: readonly Fault[] = [
  {
    number: 'F1',
    name: 'a service is killed',
    strike: async (rig, random) => {
      const name = random.pick(ANY);
      await rig.process(name).kill();
      return () => restart(rig, name);
    },
  },
  {
    number: 'F1',
    name: 'the reader is killed',
    strike: async (rig) => {
      await pause(800);
      await rig.process(READER).kill();
      return () => restart(rig, READER);
    },
  },
  {
    number: 'F1',
    name: 'the writer is killed',
    strike: async (rig) => {
      await pause(800);
      await rig.process(WRITER).kill();
      return () => restart(rig, WRITER);
    },
  },
  {
    number: 'F2',
    name: 'the broker is killed',
    strike: async (rig) => {
      await rig.settings.backing.crash?.('broker');
      await countOften(rig.settings.backing);
      return nothing;
    },
  },
  {
    number: 'F3',
    name: 'all connections are closed by the broker',
    strike: async (rig) => {
      await closeConnections(rig, 1_000);
      return nothing;
    },
  },
  {
    number: 'F5',
    name: 'the database is killed',
    strike: async (rig) => {
      await rig.settings.backing.crash?.('database');
      return nothing;
    },
  },
  {
    number: 'F5',
    name: 'all sessions of the database are ended',
    strike: async (rig) => {
      await rig
        .rows(
          WRITER,
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
        )
        .catch(() => undefined);
      return nothing;
    },
  },
  {
    number: 'F6',
    name: 'the network to the broker is cut',
    strike: (rig) => {
      rig.brokerProxy.cut();
      return Promise.resolve(healing(rig.brokerProxy));
    },
  },
  {
    number: 'F6',
    name: 'the network to the broker stalls',
    strike: (rig) => {
      rig.brokerProxy.stall();
      return Promise.resolve(healing(rig.brokerProxy));
    },
  },
  {
    number: 'F6',
    name: 'the network to the database is cut',
    strike: (rig) => {
      rig.databaseProxy.cut();
      return Promise.resolve(healing(rig.databaseProxy));
    },
  },
  {
    number: 'F6',
    name: 'the network to the database stalls',
    strike: (rig) => {
      rig.databaseProxy.stall();
      return Promise.resolve(healing(rig.databaseProxy));
    },
  },
  {
    number: 'F8',
    name: 'the broker is short of memory',
    strike: async (rig) => {
      await rig.settings.backing.brokerControl?.(['set_vm_memory_high_watermark', '0.00001']);
      return async () => {
        await rig.settings.backing.brokerControl?.(['set_vm_memory_high_watermark', '0.4']);
      };
    },
  },
  {
    number: 'F10',
    name: 'poison',
    strike: async (rig, random) => {
      await poison(rig, random).catch(() => undefined);
      return nothing;
    },
  },
  {
    number: 'F13',
    name: 'a binding is removed',
    strike: async (rig) => {
      const path = `/api/bindings/${rig.vhost}/e/${EVENT_EXCHANGE}/q`;
      const queue = rig.settings.disorderly ? `postman.${eventQueue(READER)}` : eventQueue(READER);
      await management(
        rig.settings.backing.managementUrl,
        'DELETE',
        `${path}/${queue}/${ConsentRefused.type}`,
      ).catch(() => undefined);
      return () => restoreBinding(rig, queue);
    },
  },
  {
    number: 'F13',
    name: 'all bindings of a type are removed',
    strike: async (rig) => {
      const { managementUrl } = rig.settings.backing;
      const bindings = await management<Binding[]>(
        managementUrl,
        'GET',
        `/api/exchanges/${rig.vhost}/${EVENT_EXCHANGE}/bindings/source`,
      ).catch(() => []);
      // The reader's last: while one binding is left, what only the reader lacks is confirmed, and
      // that is another fault.
      const own = bindings
        .filter((binding) => binding.routing_key === ConsentRefused.type)
        .sort((one, other) => Number(isReaders(one)) - Number(isReaders(other)));
      const path = `/api/bindings/${rig.vhost}/e/${EVENT_EXCHANGE}/q`;
      for (const { destination } of own)
        await management(
          managementUrl,
          'DELETE',
          `${path}/${destination}/${ConsentRefused.type}`,
        ).catch(() => undefined);
      return async () => {
        for (const { destination } of own.reverse()) await restoreBinding(rig, destination);
      };
    },
  },
  {
    number: 'F14',
    name: 'a service stands still',
    strike: (rig, random) => {
      const process = rig.process(random.pick(ANY));
      process.pause();
      return Promise.resolve(() => {
        process.resume();
        return nothing();
      });
    },
  },
  {
    number: 'F15',
    name: 'an event loop is blocked for three seconds',
    strike: (rig, random) => {
      void fetch(`${rig.url(random.pick([WRITER, READER]))}/block/3000`, {
        signal: AbortSignal.timeout(8_000),
      }).catch(() => undefined);
      return Promise.resolve(nothing);
    },
  },
  {
    number: 'F16',
    name: 'a service is stopped in an orderly way and started',
    strike: async (rig, random) => {
      const name = random.pick(ANY);
      await rig.process(name).stop();
      return () => restart(rig, name);
    },
  },
  {
    number: 'F19',
    name: 'connections are closed again and again while they are being rebuilt',
    strike: async (rig, random) => {
      for (let time = 0; time < 8; time += 1) {
        await closeConnections(rig, 1_000);
        rig.brokerProxy.reset();
        await pause(random.between(50, 500));
      }
      return nothing;
    },
  },
];
