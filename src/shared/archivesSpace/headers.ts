function columns(names: string): readonly string[] {
  return names.split(' ')
}

/** What stands in the first cell of the header, by which ArchivesSpace finds it. */
export const archivalObjectMarker = "ArchivesSpace field code (please don't edit this row)"
export const digitalObjectMarker =
  "ArchivesSpace digital object import field codes (please don't edit this row)"

/** The columns of the bulk import of archival objects behind the marker, in its order. */
export const archivalObjectColumns: readonly string[] = columns(
  'collection_id ead res_uri ref_id title unit_id hierarchy level other_level publish ' +
    'restrictions_flag processing_note l_lang l_langscript n_langmaterial p_langmaterial l_lang_2 ' +
    'l_langscript_2 n_langmaterial_2 p_langmaterial_2 dates_label_1 begin_1 end_1 date_type_1 ' +
    'expression_1 date_certainty_1 date_era_1 date_calendar_1 dates_label_2 begin_2 end_2 date_type_2 ' +
    'expression_2 date_certainty_2 date_era_2 date_calendar_2 portion number extent_type ' +
    'container_summary physical_details dimensions portion_2 number_2 extent_type_2 ' +
    'container_summary_2 physical_details_2 dimensions_2 cont_instance_type type_1 indicator_1 ' +
    'barcode type_2 indicator_2 type_3 indicator_3 cont_instance_type_2 type_1_2 indicator_1_2 ' +
    'barcode_2 type_2_2 indicator_2_2 type_3_2 indicator_3_2 digital_object_id digital_object_title ' +
    'digital_object_publish rep_file_uri rep_use_statement rep_xlink_actuate_attribute ' +
    'rep_xlink_show_attribute rep_file_format rep_file_format_version rep_file_size rep_checksum ' +
    'rep_checksum_method rep_caption nonrep_file_uri nonrep_publish nonrep_use_statement ' +
    'nonrep_xlink_actuate_attribute nonrep_xlink_show_attribute nonrep_file_format ' +
    'nonrep_file_format_version nonrep_file_size nonrep_checksum nonrep_checksum_method ' +
    'nonrep_caption people_agent_record_id_1 people_agent_header_1 people_agent_role_1 ' +
    'people_agent_relator_1 people_agent_record_id_2 people_agent_header_2 people_agent_role_2 ' +
    'people_agent_relator_2 people_agent_record_id_3 people_agent_header_3 people_agent_role_3 ' +
    'people_agent_relator_3 people_agent_record_id_4 people_agent_header_4 people_agent_role_4 ' +
    'people_agent_relator_4 people_agent_record_id_5 people_agent_header_5 people_agent_role_5 ' +
    'people_agent_relator_5 families_agent_record_id_1 families_agent_header_1 families_agent_role_1 ' +
    'families_agent_relator_1 families_agent_record_id_2 families_agent_header_2 ' +
    'families_agent_role_2 families_agent_relator_2 corporate_entities_agent_record_id_1 ' +
    'corporate_entities_agent_header_1 corporate_entities_agent_role_1 ' +
    'corporate_entities_agent_relator_1 corporate_entities_agent_record_id_2 ' +
    'corporate_entities_agent_header_2 corporate_entities_agent_role_2 ' +
    'corporate_entities_agent_relator_2 corporate_entities_agent_record_id_3 ' +
    'corporate_entities_agent_header_3 corporate_entities_agent_role_3 ' +
    'corporate_entities_agent_relator_3 accession_uri_1 subject_1_record_id subject_1_term ' +
    'subject_1_type subject_1_source subject_2_record_id subject_2_term subject_2_type ' +
    'subject_2_source n_abstract p_abstract l_abstract n_accessrestrict p_accessrestrict ' +
    'l_accessrestrict b_accessrestrict e_accessrestrict t_accessrestrict_1 n_acqinfo p_acqinfo ' +
    'l_acqinfo n_arrangement p_arrangement l_arrangement n_bioghist p_bioghist l_bioghist ' +
    'n_custodhist p_custodhist l_custodhist n_dimensions p_dimensions l_dimensions n_odd p_odd l_odd ' +
    'n_physdesc p_physdesc l_physdesc n_physfacet p_physfacet l_physfacet n_physloc p_physloc ' +
    'l_physloc n_prefercite p_prefercite l_prefercite n_processinfo p_processinfo l_processinfo ' +
    'n_relatedmaterial p_relatedmaterial l_relatedmaterial n_scopecontent p_scopecontent ' +
    'l_scopecontent n_separatedmaterial p_separatedmaterial l_separatedmaterial n_userestrict ' +
    'p_userestrict l_userestrict b_userestrict e_userestrict'
)

/** The columns of the bulk import of digital objects behind the marker, in its order. */
export const digitalObjectColumns: readonly string[] = columns(
  'collection_id ead ref_id res_uri ao_ref_id ao_uri digital_object_id digital_object_title ' +
    'digital_object_publish level digital_object_type restrictions dates_label begin end date_type ' +
    'expression date_certainty dates_label_2 begin_2 end_2 date_type_2 expression_2 date_certainty_2 ' +
    'rep_file_uri rep_use_statement rep_xlink_actuate_attribute rep_xlink_show_attribute ' +
    'rep_file_format rep_file_format_version rep_file_size rep_checksum rep_checksum_method ' +
    'rep_caption nonrep_file_uri nonrep_publish nonrep_use_statement nonrep_xlink_actuate_attribute ' +
    'nonrep_xlink_show_attribute nonrep_file_format nonrep_file_format_version nonrep_file_size ' +
    'nonrep_checksum nonrep_checksum_method nonrep_caption note_type note_label note_publish ' +
    'note_content note_type_2 note_label_2 note_publish_2 note_content_2 people_agent_record_id_1 ' +
    'people_agent_header_1 people_agent_role_1 people_agent_relator_1 people_agent_record_id_2 ' +
    'people_agent_header_2 people_agent_role_2 people_agent_relator_2 people_agent_record_id_3 ' +
    'people_agent_header_3 people_agent_role_3 people_agent_relator_3 people_agent_record_id_4 ' +
    'people_agent_header_4 people_agent_role_4 people_agent_relator_4 people_agent_record_id_5 ' +
    'people_agent_header_5 people_agent_role_5 people_agent_relator_5 families_agent_record_id_1 ' +
    'families_agent_header_1 families_agent_role_1 families_agent_relator_1 ' +
    'families_agent_record_id_2 families_agent_header_2 families_agent_role_2 ' +
    'families_agent_relator_2 corporate_entities_agent_record_id_1 corporate_entities_agent_header_1 ' +
    'corporate_entities_agent_role_1 corporate_entities_agent_relator_1 ' +
    'corporate_entities_agent_record_id_2 corporate_entities_agent_header_2 ' +
    'corporate_entities_agent_role_2 corporate_entities_agent_relator_2 ' +
    'corporate_entities_agent_record_id_3 corporate_entities_agent_header_3 ' +
    'corporate_entities_agent_role_3 corporate_entities_agent_relator_3 subject_1_record_id ' +
    'subject_1_term subject_1_type subject_1_source subject_2_record_id subject_2_term subject_2_type ' +
    'subject_2_source portion number extent_type container_summary physical_details dimensions ' +
    'portion_2 number_2 extent_type_2 container_summary_2 physical_details_2 dimensions_2'
)

/** The columns of the import of accessions, in its order. */
export const accessionColumns: readonly string[] = columns(
  'accession_title accession_number_1 accession_number_2 accession_number_3 accession_number_4 ' +
    'accession_accession_date accession_access_restrictions accession_access_restrictions_note ' +
    'accession_acquisition_type accession_condition_description accession_content_description ' +
    'accession_disposition accession_general_note accession_inventory accession_provenance ' +
    'accession_publish accession_resource_type accession_language accession_script ' +
    'accession_restrictions_apply accession_retention_rule accession_use_restrictions ' +
    'accession_use_restrictions_note accession_cataloged_note accession_processing_hours_total ' +
    'accession_processing_plan accession_processing_priority accession_processing_status ' +
    'accession_processing_total_extent accession_processing_total_extent_type accession_processors ' +
    'accession_rights_determined lang_material_language lang_material_script date_1_label ' +
    'date_1_expression date_1_begin date_1_end date_1_type date_2_label date_2_expression ' +
    'date_2_begin date_2_end date_2_type extent_type extent_container_summary extent_number ' +
    'accession_acknowledgement_sent accession_acknowledgement_sent_date accession_agreement_received ' +
    'accession_agreement_received_date accession_agreement_sent accession_agreement_sent_date ' +
    'accession_cataloged accession_cataloged_date accession_processed accession_processed_date ' +
    'user_defined_boolean_1 user_defined_boolean_2 user_defined_boolean_3 user_defined_integer_1 ' +
    'user_defined_integer_2 user_defined_integer_3 user_defined_real_1 user_defined_real_2 ' +
    'user_defined_real_3 user_defined_string_1 user_defined_string_2 user_defined_string_3 ' +
    'user_defined_string_4 user_defined_text_1 user_defined_text_2 user_defined_text_3 ' +
    'user_defined_text_4 user_defined_text_5 user_defined_date_1 user_defined_date_2 ' +
    'user_defined_date_3 user_defined_enum_1 user_defined_enum_2 user_defined_enum_3 ' +
    'user_defined_enum_4 agent_role agent_relator agent_type agent_contact_address_1 ' +
    'agent_contact_address_2 agent_contact_address_3 agent_contact_city agent_contact_country ' +
    'agent_contact_email agent_contact_fax agent_contact_name agent_contact_post_code ' +
    'agent_contact_region agent_contact_salutation agent_contact_telephone ' +
    'agent_contact_telephone_ext agent_name_authority_id agent_name_dates agent_name_fuller_form ' +
    'agent_name_name_order agent_name_number agent_name_prefix agent_name_title ' +
    'agent_name_primary_name agent_name_qualifier agent_name_rest_of_name agent_name_rules ' +
    'agent_name_sort_name agent_name_source agent_name_subordinate_name_1 ' +
    'agent_name_subordinate_name_2 agent_name_suffix agent_name_description_note ' +
    'agent_name_description_citation subject_source subject_term subject_term_type'
)
