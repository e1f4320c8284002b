/** Assigns work for a campaign to the trace in which the campaign was created. */
@NullMarked
package com.xenocrm.campaigndata.tracing;

import org.jspecify.annotations.NullMarked;
