// Puts the ready bundle, its licences and compressed copies into the folder given: 3.9 MB is too much to send, or to compress for each visitor.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const [modules, target] = process.argv.slice(2);
const bundle = join(modules, 'botframework-webchat', 'dist', 'webchat.js');
const script = readFileSync(bundle);
mkdirSync(target, { recursive: true });
writeFileSync(join(target, 'webchat.js.gz'), gzipSync(script, { level: 9 }));
writeFileSync(join(target, 'webchat.js.br'), brotliCompressSync(script, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: script.length } }));
copyFileSync(`${bundle}.LICENSE.txt`, join(target, 'webchat.js.LICENSE.txt'));
// Last, for the build takes it as the sign that all is there.
copyFileSync(bundle, join(target, 'webchat.js'));
