package com.xenocrm.bench.campaign;

import java.time.Duration;
import java.util.Map;

import com.xenocrm.bench.system.ProcessUsage;

/**
 * Result of one campaign.
 *
 * @param perSecond communications a second from the launch until every receipt was applied
 * @param untilFirst time from launch to the first applied receipt
 * @param repeated number of repeated deliveries to the vendor
 */
record CampaignRun(int audience, long perSecond, Duration untilFirst, long repeated, Map<String, ProcessUsage> usage) {}
