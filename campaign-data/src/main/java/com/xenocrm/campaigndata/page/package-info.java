/** Frozen pages of a campaign's audience and their tallies. */
@NullMarked
package com.xenocrm.campaigndata.page;

import org.jspecify.annotations.NullMarked;
