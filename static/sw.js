// The service worker: keeps one whole release on the device and answers from it.
//
// The build puts in the files with their digests and the name of the release. A release is fetched beside the one in use, is
// kept only if every file came and has its digest, and takes over when the page says so or nothing of it is open.

const FILES = __FILES__;
const OURS = "selfcheck " + registration.scope + " ";
const CACHE = OURS + "__RELEASE__";

/** The packs of the site's own, which no release knows. */
const PACKS = OURS + "packs";

const names = new Set(FILES.map(([name]) => name));

/** The name of a file of the page, for its address; empty for the page itself. */
function nameOf(address) {
  const path = address.split(/[?#]/)[0];
  return path.startsWith(registration.scope) ? path.slice(registration.scope.length) : null;
}

async function fetched([name, integrity]) {
  // Names with a digest in them never mean another content; the others are asked for anew.
  const cache = /-[0-9a-f]{8}\./.test(name) ? "default" : "no-cache";
  const answer = await fetch(registration.scope + name, { integrity, cache });
  if (!answer.ok) throw new Error(name + ": " + answer.status);
  // Made anew: what was redirected is not taken for a navigation, and the length and coding were those of the transfer.
  const headers = new Headers(answer.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  return new Response(await answer.arrayBuffer(), { headers });
}

async function keep() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(FILES.map(async (file) => cache.put(registration.scope + file[0], await fetched(file))));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function clear() {
  for (const name of await caches.keys()) {
    if (name.startsWith(OURS) && name !== CACHE && name !== PACKS) await caches.delete(name);
  }
  await clients.claim();
}

async function answer(request, name) {
  try {
    const cache = await caches.open(CACHE);
    const kept = await cache.match(registration.scope + name);
    if (kept) return kept;
  } catch (_) {
    // The storage is refused by now: there is still the network.
  }
  return fetch(request);
}

/** A pack of the site's own: as it is now or, without network, as it was last. */
async function ownPack(request) {
  const packs = await caches.open(PACKS);
  try {
    const came = await fetch(request);
    if (came.ok) await packs.put(request.url, came.clone());
    return came;
  } catch (error) {
    const kept = await packs.match(request.url);
    if (kept) return kept;
    throw error;
  }
}

/** Keeps packs that the page has fetched before this worker was there. */
async function keepPacks(addresses) {
  const packs = await caches.open(PACKS);
  for (const address of addresses) {
    // One that is not there is no harm: the page said so.
    if (!(await packs.match(address))) await packs.add(address).catch(() => {});
  }
}

const isOwnPack = ({ url, destination }) => destination === "" && new URL(url).origin === location.origin && /\.json$/.test(url);

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(clear()));
addEventListener("message", (event) => {
  if (event.data === "take") skipWaiting();
  else if (event.data.keep) event.waitUntil(keepPacks(event.data.keep));
});
addEventListener("fetch", (event) => {
  const name = nameOf(event.request.url) === "" ? "index.html" : nameOf(event.request.url);
  if (event.request.method !== "GET") return;
  if (names.has(name)) event.respondWith(answer(event.request, name));
  else if (isOwnPack(event.request)) event.respondWith(ownPack(event.request));
});
