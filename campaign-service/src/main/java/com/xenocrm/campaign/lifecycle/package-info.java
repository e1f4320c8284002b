/** Stored campaigns, and their way from draft to completion. */
@NullMarked
package com.xenocrm.campaign.lifecycle;

import org.jspecify.annotations.NullMarked;
