/** The report of what a campaign brought in. */
@NullMarked
package com.xenocrm.campaign.results;

import org.jspecify.annotations.NullMarked;
