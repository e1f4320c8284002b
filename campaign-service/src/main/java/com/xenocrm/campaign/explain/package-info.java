/** Why a customer is in a segment or not, clause by clause. */
@NullMarked
package com.xenocrm.campaign.explain;

import org.jspecify.annotations.NullMarked;
