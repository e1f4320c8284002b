/** Vendors' words for outcomes, and what each says about the address. */
@NullMarked
package com.xenocrm.campaigndata.outcome;

import org.jspecify.annotations.NullMarked;
