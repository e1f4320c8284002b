/** Campaigns: what they say, to whom, and where in their life they are. */
@NullMarked
package com.xenocrm.campaign.campaign;

import org.jspecify.annotations.NullMarked;
