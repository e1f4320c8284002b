/** Frozen pages of a campaign's audience, and the tally that is their sum. */
@NullMarked
package com.xenocrm.campaign.page;

import org.jspecify.annotations.NullMarked;
