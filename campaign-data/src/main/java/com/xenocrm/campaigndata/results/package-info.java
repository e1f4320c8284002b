/** Results of campaigns: orders after a campaign, compared with those of the control group. Read-only. */
@NullMarked
package com.xenocrm.campaigndata.results;

import org.jspecify.annotations.NullMarked;
