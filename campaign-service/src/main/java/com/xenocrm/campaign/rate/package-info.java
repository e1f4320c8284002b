/** Rate limits of communications, over all campaigns and replicas. */
@NullMarked
package com.xenocrm.campaign.rate;

import org.jspecify.annotations.NullMarked;
