/** Frequency cap of each customer over all campaigns. */
@NullMarked
package com.xenocrm.campaign.frequency;

import org.jspecify.annotations.NullMarked;
