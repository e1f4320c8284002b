/** Report of campaigns' results. */
@NullMarked
package com.xenocrm.campaign.results;

import org.jspecify.annotations.NullMarked;
