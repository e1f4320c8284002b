/** Campaigns: message, audience and lifecycle. */
@NullMarked
package com.xenocrm.campaign.campaign;

import org.jspecify.annotations.NullMarked;
