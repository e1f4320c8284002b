package com.xenocrm.campaign.pace;

/**
 * What shares one limit.
 *
 * @param perSecond how many communications may go out in a second
 */
record Lane(String id, int perSecond) {}
