import type { CDPSession } from '@playwright/test';

/** 400 ms there and back, 400 kbit a second, a sixth of the processor: the phone of `quality.md` 2.2. */
const line = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const SLOWER_TIMES = 6;

export async function becomeSlowPhone(devtools: CDPSession): Promise<void> {
	await devtools.send('Network.enable');
	await devtools.send('Network.emulateNetworkConditions', line);
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_TIMES });
}
