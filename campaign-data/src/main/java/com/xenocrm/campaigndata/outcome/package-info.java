/** Vendors' words for outcomes, and the effect of each on the address. */
@NullMarked
package com.xenocrm.campaigndata.outcome;

import org.jspecify.annotations.NullMarked;
