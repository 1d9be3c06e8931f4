/** Loaded before a program (`--require`, which reaches its worker threads too): writes each attempt to reach out to a file. */
const dgram = require('node:dgram');
const dns = require('node:dns');
const { appendFileSync } = require('node:fs');
const net = require('node:net');

const log = process.env.GOUJI_NETWORK_LOG ?? '';

/** @param {Record<string, any>} owner @param {string} name */
function watch(owner, name) {
  const original = owner[name];
  owner[name] = function watched(/** @type {unknown[]} */ ...args) {
    appendFileSync(log, `${name}\n`);
    return Reflect.apply(original, this, args);
  };
}

watch(net.Socket.prototype, 'connect');
watch(dns, 'lookup');
watch(dgram.Socket.prototype, 'send');
