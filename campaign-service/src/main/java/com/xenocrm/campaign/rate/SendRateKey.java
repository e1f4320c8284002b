package com.xenocrm.campaign.rate;

/**
 * Key and limit of a group of communications with a common rate.
 *
 * @param perSecond most communications per second
 */
record SendRateKey(String id, int perSecond) {}
