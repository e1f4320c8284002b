package com.xenocrm.bench.campaign;

import java.time.Duration;
import java.util.Map;

import com.xenocrm.bench.system.ProcessUsage;

/**
 * What one campaign came to.
 *
 * @param perSecond communications a second from the launch until every receipt was applied
 * @param untilFirst from the launch until the first receipt was seen to be applied
 * @param repeated how often the vendor was given what it had already
 */
record CampaignRun(int audience, long perSecond, Duration untilFirst, long repeated, Map<String, ProcessUsage> usage) {}
