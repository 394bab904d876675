import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';

// Loaded before the command line: whoever opens a socket, or asks for an address, ends the program.
const forbidden = () => {
  throw new Error('a socket was opened');
};
net.Socket.prototype.connect = forbidden;
net.Server.prototype.listen = forbidden;
dgram.createSocket = forbidden;
dns.lookup = forbidden;
globalThis.fetch = forbidden;
